using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.OpenApi;
using OerPortal.Cms.Sites;
using OerPortal.Deposit.Endpoints;

namespace OerPortal.Deposit.Description;

/// <summary>What the document says of the interface as a whole.</summary>
internal sealed class DocumentWords(IStringLocalizer strings, IHttpContextAccessor http, DepositSettings settings) : IOpenApiDocumentTransformer
{
    private const string Bearer = "accessToken";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var services = http.HttpContext!.RequestServices;
        var place = ContributionEndpoints.PlaceOf(http.HttpContext, services.GetRequiredService<PortalAddress>());
        document.Info = new OpenApiInfo
        {
            Title = strings["deposit.api.title", services.GetRequiredService<ISiteContext>().Current.Name],
            Version = "1.0",
            Description = strings["deposit.api.description", settings.RequestsPerMinute, settings.MostMegabytesAtOnce, place + DepositAddress.Uploads],
        };
        document.Servers = [new OpenApiServer { Url = place }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = strings["deposit.api.token"] },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
        return Task.CompletedTask;
    }
}
