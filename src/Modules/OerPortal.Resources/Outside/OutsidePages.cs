using OerPortal.Cms.Outside;
using OerPortal.Cms.Text;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Outside;

/// <summary>Reads what pages elsewhere say of themselves, and looks whether they are still there. Goes the portal's one way outside.</summary>
internal sealed class OutsidePages(IOutsideDoors doors, LinkSettings settings) : IDisposable
{
    // Large sites have a megabyte of scripts before the words about the page.
    private const int MostOfAPage = 2 << 20;
    private const int MostOfAPicture = 5 << 20;

    /// <summary>Such addresses are not taken at all; with any other trouble they are, without words of their own.</summary>
    internal static readonly IReadOnlySet<string> Refused = new HashSet<string> { "address", "privateAddress", "unknownHost", "downgrade" };

    private readonly IOutsideDoor _door = doors.Open(new OutsideRules("Links")
    {
        AllowedHosts = settings.AllowedHosts,
        Longest = TimeSpan.FromSeconds(settings.Seconds),
        MostBytes = MostOfAPage,
        TakesBeginnings = true,
    });

    private readonly IOutsideDoor _pictures = doors.Open(new OutsideRules("Links")
    {
        AllowedHosts = settings.AllowedHosts,
        Longest = TimeSpan.FromSeconds(settings.Seconds * 2),
        MostBytes = MostOfAPicture,
    });

    /// <exception cref="OutsideTroubleException">The address may not be asked, or leads nowhere; <see cref="Refused"/>.</exception>
    internal async Task<PageFacts> ReadAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            await using var page = await _door.GetAsync(address, "text/html, application/xhtml+xml;q=0.9, */*;q=0.1", cancellation);
            if (!page.ContentType.Contains("html", StringComparison.OrdinalIgnoreCase))
                return new PageFacts(address, NameOf(address));
            var head = PageHead.Read(PageText.Of(await BytesAsync(page, cancellation), page.Charset));
            return Put(address, page.Address, head, await OembedAsync(page.Address, head, cancellation));
        }
        catch (OutsideTroubleException trouble) when (!Refused.Contains(trouble.Code))
        {
            return new PageFacts(address) { Trouble = trouble.Code };
        }
    }

    /// <summary>A picture, up to a size; its bytes are a stranger's until they are scanned.</summary>
    /// <exception cref="OutsideTroubleException">There is none.</exception>
    internal Task<OutsideAnswer> PictureAsync(Uri address, CancellationToken cancellation) => _pictures.GetAsync(address, "image/*", cancellation);

    /// <summary>Whether somebody still answers there; a site that answers programs with "not you" does.</summary>
    /// <returns>Null when all is well, else a code of <c>resources.link.trouble.*</c>.</returns>
    internal async Task<string?> KnockAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            return await _door.KnockAsync(address, cancellation) is < 400 or 401 or 403 or 405 or 429 ? null : "status";
        }
        catch (OutsideTroubleException trouble)
        {
            return trouble.Code;
        }
    }

    public void Dispose()
    {
        _door.Dispose();
        _pictures.Dispose();
    }

    private async Task<OembedAnswer?> OembedAsync(Uri page, PageHead head, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(page, head.Oembed ?? "", out var told) || head.Oembed is null)
            return null;
        try
        {
            await using var answer = await _door.GetAsync(told, "application/json", cancellation);
            return OembedAnswer.Read(await BytesAsync(answer, cancellation));
        }
        catch (OutsideTroubleException)
        {
            // The page has said enough.
            return null;
        }
    }

    private static PageFacts Put(Uri address, Uri page, PageHead head, OembedAnswer? told)
    {
        var picture = head.Say("og:image:secure_url", "og:image:url", "og:image", "twitter:image") ?? told?.Picture;
        return new PageFacts(
            address,
            PlainText.Line(head.Say("og:title", "twitter:title") ?? told?.Title ?? head.Title, DraftLimits.Title),
            PlainText.Lines(head.Say("og:description", "description", "twitter:description"), DraftLimits.Description),
            PlainText.OptionalLine(head.Say("author", "article:author_name") ?? told?.Author, DraftLimits.Line),
            PlainText.OptionalLine(head.Say("og:site_name") ?? told?.Site, DraftLimits.Line),
            SpokenLanguage.Read(head.Language ?? head.Say("og:locale")?.Replace('_', '-')),
            picture is not null && Uri.TryCreate(page, picture, out var at) ? OutsideAddress.Read(at.AbsoluteUri) : null)
        {
            Kind = head.Say("og:type") ?? told?.Kind,
        };
    }

    // Of what is no page, a document for instance, the end of its address says more than nothing.
    private static string NameOf(Uri address) => PlainText.Line(Uri.UnescapeDataString(address.Segments[^1]).Trim('/'), DraftLimits.Title);

    private static async Task<byte[]> BytesAsync(OutsideAnswer answer, CancellationToken cancellation)
    {
        var bytes = new byte[answer.Bytes];
        await answer.Body.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }
}
