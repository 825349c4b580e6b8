using Microsoft.AspNetCore.Http;

namespace OerPortal.OpenData.Api.Description;

/// <summary>The OpenAPI document, in the reader's language.</summary>
internal static class DocumentEndpoint
{
    public static async Task<IResult> AnswerAsync(ApiDocument document, CancellationToken cancellation)
        => new JsonAnswer(await document.BytesAsync(cancellation), mediaType: "application/json; charset=utf-8");
}
