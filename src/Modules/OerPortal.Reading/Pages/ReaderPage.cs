using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Security;
using OerPortal.Cms.Web;
using OerPortal.Ingest;
using OerPortal.Reading.Data;
using OerPortal.Resources;

namespace OerPortal.Reading.Pages;

/// <summary>The reader, the player, or the offer to download: whatever suits the file.</summary>
internal abstract class ReaderPage(ReadingRoom room, ReaderSettings settings, ReaderChunks chunks) : PageModel
{
    /// <summary>Scripts in books never run: the frames of a book are <c>blob:</c> documents, which inherit this policy.</summary>
    internal const string Policy = Walls + "frame-ancestors 'none'";

    /// <summary>The same for the frames of other people's pages.</summary>
    internal const string FramedPolicy = Walls + "frame-ancestors *";

    private const string Walls =
        "default-src 'none'; script-src 'self'; style-src 'self' blob: 'unsafe-inline'; img-src 'self' blob: data:; font-src 'self' blob: data:; "
        + "media-src 'self' blob:; connect-src 'self' blob:; frame-src blob:" + ContentSecurityAttribute.ContentSources + "; worker-src 'self'; object-src 'none'; base-uri 'none'; "
        + "form-action 'none'; ";

    protected ReadingRoom Room { get; } = room;

    internal ReadableFile Readable { get; private set; } = null!;

    /// <summary>The reader's data block; what could end it is escaped.</summary>
    internal string Config { get; private set; } = "";

    internal FileFacts Facts => Readable.File;

    internal bool IsMedia => Facts.Kind is FileKind.Audio or FileKind.Video;

    /// <summary>A picture of which there is a copy that browsers show, whatever the phone or scanner wrote.</summary>
    internal bool IsPicture => Facts is { Kind: FileKind.Image, State: FileState.Ready };

    /// <summary>The part that shows this kind of file.</summary>
    internal string View => IsTable ? "_Sheets" : Readable.Publication is not null ? "_Reader" : IsMedia && Facts.CanBeOpened ? "_Player" : IsPicture ? "_Picture" : IsLecture ? "_Lecture" : Readable.Contents is not null ? "_Contents" : "_DownloadOnly";

    /// <summary>Name of the parameter that says which sheet of a workbook.</summary>
    internal const string SheetName = "to";

    /// <summary>Name of the parameter that asks for a workbook's pages instead of its tables.</summary>
    private const string AsPagesName = "xem";

    /// <summary>A workbook as tables, which are readable on every screen; whoever is led to a place of a page sees the page.</summary>
    internal bool IsTable => Readable.Sheets.Count > 0 && !IsFramed && !Request.Query.ContainsKey(AsPagesName) && !Request.Query.ContainsKey("den");

    /// <summary>The sheet that is looked at.</summary>
    internal SheetView? Sheet { get; private set; }

    internal string PagesAddress => $"{Request.PathBase}{Request.Path}?{AsPagesName}=trang";

    /// <summary>Whether the part is a page of its own, under the reader's tools.</summary>
    internal bool IsWhole => View is "_Reader" or "_Picture" or "_Lecture";

    /// <summary>A lecture, and a host name of its own to play it at.</summary>
    internal bool IsLecture => Readable.Lecture is not null && settings.CanPlayLectures(Request);

    internal IReadOnlyList<CaptionTrack> Captions { get; private set; } = [];

    /// <summary>Of sound and film; null when nothing is known of it.</summary>
    internal RecordingFacts? Recording { get; private set; }

    /// <summary>Where "back" leads: the resource, or the start page for a file that is not published.</summary>
    internal virtual string Back => Readable.Card is { } card ? ResourceAddress.Page(Request.PathBase, card.PublicId) : $"{Request.PathBase}/";

    /// <summary>Whether it stands in somebody else's page, which links must not lead away.</summary>
    internal virtual bool IsFramed => false;

    /// <summary>Base address of the publication's members.</summary>
    internal string Members => FileAddress.Members(Request.PathBase, Facts.Id);

    /// <summary>Scripts that opening this kind of file needs.</summary>
    internal IReadOnlyList<string> Chunks => chunks.For(Readable.Publication?.Kind ?? Facts.Kind);

    /// <summary>Null for what is borrowed: nobody takes it along.</summary>
    internal string? Download => Readable.Loan is null ? Request.PathBase + FileAddress.Download(Facts.Id) : null;

    internal string Media => Request.PathBase + FileAddress.Play(Facts);

    internal string? Poster => Facts is { Kind: FileKind.Video, HasCover: true } ? Request.PathBase + FileAddress.FirstPage(Facts.Id) : null;

    /// <summary>A file of an archive.</summary>
    internal string PartOf(string path) => Request.PathBase + FileAddress.Part(Facts.Id, path);

    internal string CaptionsOf(CaptionTrack track) => Request.PathBase + FileAddress.Captions(track.File.Id);

    private int SheetNumber => Request.Query[SheetName] is [{ } asked] ? int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0 : 1;

    // The browser's copy would outlive the loan, and on a school's computer the person. Said last: forms on the page say less.
    private static Task KeepNowhere(object response)
    {
        ((HttpResponse)response).Headers.CacheControl = "private, no-store";
        return Task.CompletedTask;
    }

    protected async Task<IActionResult> ShowAsync(ReadableFile? found, CancellationToken cancellation)
    {
        if (found is null)
            return NotFound();
        Readable = found;
        if (found.Loan is not null)
            Response.OnStarting(KeepNowhere, Response);
        if (View == "_Player")
            (Captions, Recording) = (await Room.CaptionsAsync(found, cancellation), await Room.RecordingAsync(found, cancellation));
        if (IsTable && (Sheet = await Room.SheetAsync(found, SheetNumber, cancellation)) is null)
            return NotFound();
        if (View == "_DownloadOnly")
            // An offer to take it along is not read yet.
            HttpContext.DoesNotCount();
        else if (View is not ("_Contents" or "_Sheets"))
            Config = await settings.OfAsync(found, Recording, Back, Download, IsFramed, HttpContext, cancellation);
        return Page();
    }
}
