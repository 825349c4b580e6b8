using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.OpenApi;
using OerPortal.Cms.Sites;

namespace OerPortal.OpenData.Api.Description;

/// <summary>What the document says of the API as a whole. It is made by a service that outlives requests, so the place is asked of the request itself.</summary>
internal sealed class DocumentWords(IStringLocalizer strings, IHttpContextAccessor http) : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var services = http.HttpContext!.RequestServices;
        var (site, scope) = (services.GetRequiredService<ISiteContext>(), services.GetRequiredService<ApiScope>());
        document.Info = new OpenApiInfo
        {
            Title = strings["open-data.api.title", site.Current.Name],
            Version = "1.0",
            Description = strings["open-data.api.description"],
            License = new OpenApiLicense { Name = Rights.DescriptionsCode, Identifier = Rights.DescriptionsCode },
            Contact = new OpenApiContact { Name = site.Portal.Name, Url = new Uri(scope.Address(OpenDataAddress.Page)) },
        };
        document.Servers = [new OpenApiServer { Url = scope.Address("") }];
        document.ExternalDocs = new OpenApiExternalDocs { Description = strings["open-data.title"], Url = new Uri(scope.Address(OpenDataAddress.Page)) };
        return Task.CompletedTask;
    }
}
