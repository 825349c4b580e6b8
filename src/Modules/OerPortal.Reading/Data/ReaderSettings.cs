using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Ingest;
using OerPortal.Reading.Endpoints;
using OerPortal.Resources;
using OerPortal.Theme;

namespace OerPortal.Reading.Data;

/// <summary>What the reader's script learns from the page, as JSON (src/Reader/src/config.ts).</summary>
internal sealed class ReaderSettings(
    Shelf shelf, Lessons lessons, ICurrentPerson person, IStringLocalizer strings, IAntiforgery antiforgery, ContentHosts hosts, IShortAddresses addresses)
{
    private const string Words = "reading.ui.";

    // Tells two forms of a document apart; whoever has one open never gets parts of the other.
    private const int FormDigits = 16;

    // The default encoder escapes <, > and &, so that no title can end the data block.
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <param name="recording">Of sound and film.</param>
    /// <param name="isFramed">It stands in somebody else's page.</param>
    public async Task<string> OfAsync(ReadableFile readable, RecordingFacts? recording, string back, string? download, bool isFramed, HttpContext http, CancellationToken cancellation)
    {
        var (card, file, publication) = (readable.Card, readable.File, readable.Publication);
        var root = http.Request.PathBase.ToString();
        var members = FileAddress.Members(root, file.Id);
        return JsonSerializer.Serialize(
            new
            {
                fileId = file.Id,
                title = readable.Title,
                kind = file.Kind == FileKind.Image ? "picture" : readable.Lecture is not null ? "lecture" : publication is null ? "media" : publication.Kind == FileKind.Pdf ? "pdf" : "epub",
                @base = members,
                pdf = publication?.Document is { } document ? $"{members}{EscapePath(document.Path)}?v={document.BlobSha256[..FormDigits]}" : null,
                language = card?.Language ?? file.Metadata?.Language ?? "vi",
                // Where the shelf leads back to.
                address = isFramed && card is not null ? ResourceAddress.Reader(http.Request.PathBase, card.PublicId) : root + http.Request.Path,
                back,
                download,
                next = readable.Next is { } next ? new { address = root + ResourceAddress.Reader(card!.PublicId, next.Id), title = next.Title } : null,
                // No page of the portal opens in a frame.
                inside = isFramed || card is null || publication is null || Licences.IsLent(card.Licence) ? null : root + SearchAddress.Inside(ResourceAddress.Page(card.PublicId)),
                // Pages that take the place as this page's address does.
                share = isFramed || card is null ? null : root + ResourceAddress.Share(card.PublicId),
                report = isFramed || card is null ? null : root + ResourceAddress.Report(card.PublicId),
                otherFile = card is null || card.MainFileId == file.Id ? (Guid?)null : file.Id,
                cover = card?.CoverAddress,
                tone = card is null ? null : SubjectTone.Of(card.Subjects),
                firstPage = publication is { HasFirstPageImage: true } ? root + FileAddress.FirstPage(file.Id) : null,
                streams = recording is { HasStreams: true } ? root + FileAddress.Streams(file.Id) : null,
                peaks = recording is { Peaks.Count: > 0 } ? recording.Peaks : null,
                tiles = readable.Tiles is { } tiles ? new { address = root + FileAddress.Tiles(file.Id), tiles.Width, tiles.Height, side = tiles.TileSide } : null,
                lecture = readable.Lecture is { } lecture ? await LectureAsync(lecture, readable, http, cancellation) : null,
                // When it is over, whatever is asked for next leads there.
                loan = readable.Loan is { } loan ? new { left = LeftOf(loan), page = root + http.Request.Path } : null,
                // A look before publishing leaves no place behind.
                remember = card is not null,
                account = card is not null && person.IsSignedIn ? await AccountAsync(file.Id, card.PublicId, http, cancellation) : null,
                strings = strings.GetAllStrings(includeParentCultures: false).Where(s => s.Name.StartsWith(Words, StringComparison.Ordinal))
                    .ToDictionary(s => s.Name[Words.Length..], s => s.Value),
            },
            Form);
    }

    private string LeftOf(LoanTerm loan) => loan.DaysLeft == 0 ? strings["reading.loan.today"] : strings.Count("reading.loan.left", loan.DaysLeft);

    /// <summary>Whether there are host names to play lectures at.</summary>
    public bool CanPlayLectures(HttpRequest request) => hosts.Sources(request) is not null;

    private async Task<object> LectureAsync(Lecture lecture, ReadableFile readable, HttpContext http, CancellationToken cancellation)
    {
        var (fileId, card) = (readable.File.Id, readable.Card);
        var states = card is not null && person.IsSignedIn ? await lessons.OfFileAsync(fileId, cancellation) : [];
        return new
        {
            origin = hosts.OriginOf(fileId, http.Request),
            frames = LectureEndpoints.FrameAddress(hosts, addresses, fileId, http.Request),
            // HTML pages tell the portal nothing.
            reports = lecture.Form != LectureForm.Html,
            states = card is null ? null : string.Create(CultureInfo.InvariantCulture, $"{http.Request.PathBase}/api/reading/lessons/{fileId}?hoc-lieu={card.PublicId}"),
            parts = lecture.Parts.Select(part => new { part.Id, part.Title, state = states.Find(s => s.Part == part.Id) is { } state ? LessonEndpoints.Describe(state) : null }),
        };
    }

    private async Task<object> AccountAsync(Guid fileId, string publicId, HttpContext http, CancellationToken cancellation)
    {
        var place = await shelf.FindAsync(fileId, cancellation);
        var tokens = antiforgery.GetAndStoreTokens(http);
        return new
        {
            place = string.Create(CultureInfo.InvariantCulture, $"{http.Request.PathBase}/api/reading/places/{fileId}?hoc-lieu={publicId}"),
            header = tokens.HeaderName,
            token = tokens.RequestToken,
            saved = place is null ? null : PlaceEndpoints.Describe(place),
        };
    }

    private static string EscapePath(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
