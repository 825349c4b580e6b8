using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Uploads;

namespace OerPortal.Ingest.Endpoints;

/// <summary>
/// How a file fares, in words, for its owner and those who work on the same thing. Small, with an ETag, made to be followed:
/// with <c>Prefer: wait=10</c> (RFC 7240 §4.3) the answer waits until it differs from <c>If-None-Match</c>, at most that many seconds.
/// </summary>
internal static class FileStatusEndpoints
{
    private const int LongestWait = 20;

    // Progress within a step is written without a signal.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static void MapFileStatus(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/api/ingest");
        files.MapGet("files/{id:guid}", OneAsync);
        files.MapGet("files", OfHolderAsync);
        files.MapGet("words", Words);
    }

    private static async Task<IResult> OneAsync(
        HttpContext http, Guid id, IFiles files, TusUploads uploads, ICurrentPerson person, ISiteContext site, IStringLocalizer strings, IWorkSignal signal,
        IHostApplicationLifetime host, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var patience = Patience(http.Request.Headers["Prefer"]);
        while (true)
        {
            var next = signal.Next;
            var file = person.IsSignedIn ? await files.FindAsync(id, cancellation) : null;
            var isHere = file is not null && (site.Current.IsPortal || file.SiteId == site.Current.Id);
            if (file is null || !isHere || !(file.OwnerId == person.Id || await MayAddAsync(uploads, file.Holder, cancellation)))
                return Results.NotFound();
            var answer = Polled(http, Describe(file, strings));
            var isNews = answer is not StatusCodeHttpResult || file.IsSettled;
            if (isNews || Stopwatch.GetElapsedTime(began) >= patience || host.ApplicationStopping.IsCancellationRequested)
                return answer;
            await IWorkSignal.WaitAsync(next, Look, cancellation);
        }
    }

    /// <summary>The seconds of <c>Prefer: wait</c>, bounded; zero when nothing was said.</summary>
    private static TimeSpan Patience(string? prefer)
    {
        var wait = prefer?.Split(',', StringSplitOptions.TrimEntries).FirstOrDefault(p => p.StartsWith("wait=", StringComparison.OrdinalIgnoreCase));
        return int.TryParse(wait?["wait=".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, LongestWait))
            : TimeSpan.Zero;
    }

    private static async Task<IResult> OfHolderAsync(HttpContext http, string holder, IFiles files, TusUploads uploads, ICurrentPerson person, IStringLocalizer strings, CancellationToken cancellation)
    {
        if (!person.IsSignedIn || !await MayAddAsync(uploads, holder, cancellation))
            return Results.NotFound();
        return Polled(http, (await files.OfHolderAsync(holder, cancellation)).Select(f => Describe(f, strings)).ToList());
    }

    // The upload element's own words, once a page and language.
    private static IResult Words(HttpContext http, IStringLocalizer strings, IngestSettings settings)
    {
        const string Prefix = "ingest.ui.";
        http.Response.Headers.CacheControl = "private, max-age=3600";
        http.Response.Headers.Vary = "Cookie, Accept-Language";
        var words = strings.GetAllStrings().Where(s => s.Name.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(s => s.Name[Prefix.Length..], s => s.Value);
        words["accept"] = Kinds.Accept;
        words["hint"] = strings[Prefix + "hint", settings.MaxSize];
        return Results.Json(words);
    }

    private static Task<bool> MayAddAsync(TusUploads uploads, string holder, CancellationToken cancellation)
    {
        var colon = holder.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? uploads.MayAddAsync(holder[..colon], holder[(colon + 1)..], cancellation) : Task.FromResult(false);
    }

    private static FileStatus Describe(FileFacts file, IStringLocalizer strings) => new(
        file.Id,
        file.Name,
        Kebab.From(file.State.ToString()),
        file.IsSettled,
        file.IsReady,
        file.Progress,
        Now(file, strings),
        strings.Refusal(file),
        file.Length,
        file.ScannedParts,
        file.CanBeRead,
        file.Pages,
        strings.MissingParts(file),
        strings.Sentences(file, toOwner: true) is { Count: > 0 } remarks ? remarks : null);

    private static string Now(FileFacts file, IStringLocalizer strings)
    {
        var stage = strings[$"ingest.state.{Kebab.From(file.State.ToString())}"].Value;
        if (strings.MissingParts(file) is { } missing)
            stage = $"{stage} · {missing}";
        return file.IsReady && file.ScannedParts > 1 ? $"{stage} · {strings.Count("ingest.scanned", file.ScannedParts)}" : stage;
    }

    private static IResult Polled<T>(HttpContext http, T body)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, Json);
        var etag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"");
        http.Response.Headers.ETag = etag.ToString();
        http.Response.Headers.CacheControl = "private, no-cache";
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(etag, useStrongComparison: false))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(bytes, "application/json; charset=utf-8");
    }

    private sealed record FileStatus(
        Guid Id, string Name, string State, bool IsSettled, bool IsReady, int Progress, string Now, string? Refusal, long Length, int ScannedParts, bool CanBeRead, int? Pages,
        string? Missing, IReadOnlyList<string>? Remarks);
}
