using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Events.Data;
using OerPortal.Events.Models;
using OerPortal.Ingest;

namespace OerPortal.Events.Pages.Desk;

/// <summary>What an event was like, in words and pictures. Pictures are scanned like every upload; each is shown once it says what it shows.</summary>
[RequiresPermission(Permissions.HoldId), RequiresFeature("events")]
[RequestFormLimits(MultipartBodyLengthLimit = ReportModel.MostBytes)]
internal sealed class ReportModel(EventDesk desk, IFiles files, ICurrentPerson person, ISiteContext site, IStringLocalizer strings) : PageModel
{
    internal const int ReportLength = 5000;
    internal const int WordsLength = 200;

    internal const int MostBytes = 28_000_000;

    [BindProperty]
    public string? Report { get; set; }

    [BindProperty]
    public Dictionary<string, string?> Words { get; set; } = [];

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    [TempData]
    public bool IsSaved { get; set; }

    public LibraryEvent Event { get; private set; } = null!;

    public IReadOnlyList<EventPicture> Pictures { get; private set; } = [];

    /// <summary>Sent and not here yet: still scanned, or refused with a reason.</summary>
    public IReadOnlyList<FileFacts> Arriving { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string publicId, CancellationToken cancellation) => await FindAsync(publicId, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string publicId, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation))
            return NotFound();
        if (Report?.Length > ReportLength || Words.Values.Any(words => words?.Length > WordsLength))
            ModelState.AddModelError(nameof(Report), strings["events.tooLong.form"]);
        if (Pictures.Count + Arriving.Count + Files.Count > PictureFiles.Most)
            ModelState.AddModelError(nameof(Files), strings["events.pictures.tooMany", PictureFiles.Most]);
        if (!ModelState.IsValid)
            return Page();
        Event.Report = Report?.Trim() ?? "";
        foreach (var picture in Pictures)
            picture.Words = Words.GetValueOrDefault($"{picture.FileId}")?.Trim() ?? picture.Words;
        await desk.SaveAsync(Event, isNew: false, cancellation);
        if (await TakeAsync(cancellation) is { } trouble)
        {
            ModelState.AddModelError(nameof(Files), trouble);
            return Page();
        }

        IsSaved = true;
        return LocalRedirect(Request.PathBase + EventAddress.Report(publicId));
    }

    public async Task<IActionResult> OnPostRemoveAsync(string publicId, Guid file, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation) || Pictures.FirstOrDefault(p => p.FileId == file) is not { } picture)
            return NotFound();
        await desk.RemovePictureAsync(picture, cancellation);
        return LocalRedirect(Request.PathBase + EventAddress.Report(publicId));
    }

    /// <returns>Why no more are taken; null when all were.</returns>
    private async Task<string?> TakeAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var file in Files.Where(f => f.Length > 0))
            {
                await using var content = file.OpenReadStream();
                await files.AcceptAsync(new NewFile(site.Current.Id, person.Id!.Value, Event.Holder, Path.GetFileName(file.FileName)), content, cancellation);
            }

            return null;
        }
        catch (NoRoomException full)
        {
            return strings[full.Key, full.Limit];
        }
    }

    private async Task<bool> FindAsync(string publicId, CancellationToken cancellation)
    {
        if (await desk.FindAsync(publicId, cancellation) is not { } found)
            return false;
        Event = found;
        Pictures = await desk.PicturesAsync(found.Id, cancellation);
        Arriving = [.. (await files.OfHolderAsync(found.Holder, cancellation)).Where(f => Pictures.All(p => p.FileId != f.Id))];
        return true;
    }
}
