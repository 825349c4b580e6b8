using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;

namespace OerPortal.OpenData.Api.Description;

/// <summary>Says how the document is made: of our own endpoints alone, with words from the strings.</summary>
internal static class DescribingOptions
{
    public static IServiceCollection AddApiDocument(this IServiceCollection services)
        => services.AddScoped<ApiDocument>().AddOpenApi(ApiDocument.Name, options =>
        {
            options.OpenApiVersion = Microsoft.OpenApi.OpenApiSpecVersion.OpenApi3_1;
            // Each address answers HEAD too; the words say so once.
            options.ShouldInclude = described => described.HttpMethod == HttpMethods.Get && described.RelativePath?.StartsWith(OpenDataAddress.Api[1..] + "/", StringComparison.Ordinal) == true;
            options.CreateSchemaReferenceId = info => OpenApiOptions.CreateDefaultSchemaReferenceId(info)?.Replace("View", "", StringComparison.Ordinal);
            options.AddDocumentTransformer<DocumentWords>();
            options.AddOperationTransformer<OperationWords>();
            options.AddSchemaTransformer<SchemaWords>();
        });
}
