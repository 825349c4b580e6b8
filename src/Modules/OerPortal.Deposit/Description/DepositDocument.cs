using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using OerPortal.Cms.Web;

namespace OerPortal.Deposit.Description;

/// <summary>The description of the interface (OpenAPI 3.1), made from its endpoints and types, in the language that is asked for.</summary>
internal static class DepositDocument
{
    private const string Name = "deposit";

    internal static IServiceCollection AddDepositDocument(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = described => described.RelativePath?.StartsWith(DepositAddress.Base[1..] + "/", StringComparison.Ordinal) == true;
        options.CreateSchemaReferenceId = info => OpenApiOptions.CreateDefaultSchemaReferenceId(info)?.Replace("View", "", StringComparison.Ordinal);
        options.AddDocumentTransformer<DocumentWords>();
        options.AddOperationTransformer<OperationWords>();
        options.AddSchemaTransformer<SchemaWords>();
    });

    internal static async Task<IResult> AnswerAsync(HttpContext http, [FromKeyedServices(Name)] IOpenApiDocumentProvider documents, CancellationToken cancellation)
    {
        http.Request.SpeakAsAsked();
        http.Response.Headers.CacheControl = "no-store";
        var document = await documents.GetOpenApiDocumentAsync(cancellation);
        return Results.Bytes(Encoding.UTF8.GetBytes(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellation)), "application/json; charset=utf-8");
    }
}
