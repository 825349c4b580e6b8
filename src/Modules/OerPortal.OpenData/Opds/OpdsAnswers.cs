using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using OerPortal.OpenData.Opds.Feeds;

namespace OerPortal.OpenData.Opds;

/// <summary>What catalogues answer with: a document that is asked for again by its tag, or a sentence that says what is wrong.</summary>
internal static class OpdsAnswers
{
    private static readonly TimeSpan WholeSecond = TimeSpan.FromSeconds(2);

    /// <param name="changedAt">When anything that it says may have changed last; null where that is not known.</param>
    public static IResult Document(byte[] bytes, string mediaType, DateTimeOffset? changedAt, TimeProvider clock)
    {
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"", isWeak: true);
        // Within a second there may be a second change, which a time in whole seconds does not tell (RFC 9110 §8.8.2.2).
        var told = changedAt is { } at && clock.GetUtcNow() - at > WholeSecond ? changedAt : null;
        return Results.Bytes(bytes, mediaType, entityTag: tag, lastModified: told);
    }

    public static IResult Refused(Refusal refusal, CatalogWords words, string prefix) => prefix == CatalogLinks.JsonPrefix
        ? Results.Problem(statusCode: refusal.Status, title: words[refusal.Status == StatusCodes.Status404NotFound ? "error.not-found" : "error.bad"], detail: words.Sentence(refusal))
        : Results.Text(words.Sentence(refusal) + "\n", "text/plain", System.Text.Encoding.UTF8, refusal.Status);
}
