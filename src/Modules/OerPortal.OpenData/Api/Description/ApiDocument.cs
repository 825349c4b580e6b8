using System.ComponentModel;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using OerPortal.Cms.Web;

namespace OerPortal.OpenData.Api.Description;

/// <summary>The description of the API (OpenAPI 3.1), made from its endpoints and types.</summary>
internal sealed class ApiDocument([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider documents, IKeptParts kept, ApiScope scope)
{
    public const string Name = "v1";

    public Task<OpenApiDocument> ReadAsync(CancellationToken cancellation) => documents.GetOpenApiDocumentAsync(cancellation);

    /// <summary>Made once a minute at most for each language and place.</summary>
    public async Task<byte[]> BytesAsync(CancellationToken cancellation)
        => (await kept.GetAsync($"open-data:openapi:{CultureInfo.CurrentUICulture.Name}:{scope.Address("")}", [], async c => new Written(await WriteAsync(c))).AsTask().WaitAsync(cancellation)).Bytes;

    private async Task<byte[]> WriteAsync(CancellationToken cancellation)
        => Encoding.UTF8.GetBytes(await (await ReadAsync(cancellation)).SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellation));

    [ImmutableObject(true)]
    private sealed record Written(byte[] Bytes);
}
