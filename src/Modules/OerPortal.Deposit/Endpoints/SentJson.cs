using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using OerPortal.Deposit.Answers;
using OerPortal.Deposit.Views;
using OerPortal.Resources;

namespace OerPortal.Deposit.Endpoints;

/// <summary>The JSON of a request, up to a size and a depth, with nothing in it that is not known.</summary>
internal static class SentJson
{
    internal const int MostBytes = 256 << 10;

    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <exception cref="UnreadableException">No object, or it has another property.</exception>
    internal static async Task<JsonObject> ReadAsync(HttpRequest request, string[] known, CancellationToken cancellation)
    {
        if (request.ContentLength > MostBytes)
            throw new BadHttpRequestException("too large", StatusCodes.Status413PayloadTooLarge);
        JsonObject sent;
        try
        {
            var node = await JsonNode.ParseAsync(request.Body, documentOptions: Shallow, cancellationToken: cancellation);
            sent = node as JsonObject ?? throw new UnreadableException("json");
        }
        catch (JsonException)
        {
            throw new UnreadableException("json");
        }

        return sent.Select(p => p.Key).FirstOrDefault(name => !known.Contains(name)) is { } unknown ? throw new UnreadableException("property", unknown[..Math.Min(unknown.Length, 60)]) : sent;
    }

    internal static async Task<DepositChange> ChangeAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength is null or 0 && !request.Headers.ContainsKey("Transfer-Encoding"))
            return new DepositChange([]);
        var sent = await ReadAsync(request, ["description", "visibility"], cancellation);
        var description = sent["description"] switch
        {
            null => [],
            JsonObject fields => fields,
            _ => throw new UnreadableException("shape", "description"),
        };
        return new DepositChange(description, Code<Visibility>(sent, "visibility"));
    }

    /// <summary>A text; null when there is none.</summary>
    internal static string? Text(JsonObject sent, string name) => sent[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => throw new UnreadableException("shape", name),
    };

    /// <summary>One of a list; null when there is none.</summary>
    internal static T? Code<T>(JsonObject sent, string name)
        where T : struct, Enum
        => Code<T>(Text(sent, name), name);

    /// <inheritdoc cref="Code{T}(JsonObject, string)"/>
    internal static T? Code<T>(string? text, string name)
        where T : struct, Enum
        => text is null ? null : Codes.Read<T>(text) ?? throw new UnreadableException("shape", name);
}
