using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Ingest;
using OerPortal.Library.Models;
using OerPortal.Library.Photos;
using OerPortal.Library.Readers;

namespace OerPortal.Library.Pages.Desk;

/// <summary>Pictures of readers: of one, from a phone, or of many in a ZIP.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[RequestSizeLimit(PhotoBatches.LargestZip + (1 << 20))]
[RequestFormLimits(MultipartBodyLengthLimit = PhotoBatches.LargestZip)]
internal sealed class ReaderPhotosModel(ReaderPhotos photos, PhotoBatches batches, LibraryReaders readers, ISiteContext site, IStringLocalizer strings) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? ReaderId { get; set; }

    /// <summary>Of one reader.</summary>
    [BindProperty]
    public IFormFile? Photo1 { get; set; }

    [BindProperty]
    public IFormFile? Zip { get; set; }

    internal Reader? Reader { get; private set; }

    internal PhotoShown Photo { get; private set; } = new(PhotoState.None);

    internal IReadOnlyList<PhotoBatch> Batches { get; private set; } = [];

    /// <summary>A key below <c>library.photos.done</c>.</summary>
    internal string? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        Done = xong is "gui" or "bo" ? xong : null;
        return await FindAsync(cancellation) ? await ShowAsync(cancellation) : NotFound();
    }

    /// <summary>A ZIP.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        if (Zip is not { Length: > 0 and <= PhotoBatches.LargestZip } zip || !zip.FileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            return await WrongAsync(nameof(Zip), strings["library.photos.zip.wrong"], cancellation);
        try
        {
            await using var content = zip.OpenReadStream();
            return LocalRedirect(Request.PathBase + LibraryAddress.PhotoBatch(await batches.AddAsync(Path.GetFileName(zip.FileName), content, cancellation)));
        }
        catch (NoRoomException full)
        {
            return await WrongAsync(nameof(Zip), strings.NoRoom(full), cancellation);
        }
    }

    public async Task<IActionResult> OnPostOneAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation) || Reader is not { } reader)
            return NotFound();
        if (Photo1 is not { Length: > 0 and <= ReaderPhotos.LargestPhoto } photo || !ReaderPhotos.Endings.Contains(Path.GetExtension(photo.FileName).ToLowerInvariant()))
            return await WrongAsync(nameof(Photo1), strings["library.photos.file.wrong"], cancellation);
        try
        {
            await using var content = photo.OpenReadStream();
            await photos.AddAsync(reader.PersonId, Path.GetFileName(photo.FileName), content, cancellation);
            return Back("gui");
        }
        catch (NoRoomException full)
        {
            return await WrongAsync(nameof(Photo1), strings.NoRoom(full), cancellation);
        }
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation)
        => await FindAsync(cancellation) && Reader is { } reader && await photos.RemoveAsync(reader.PersonId, cancellation) ? Back("bo") : NotFound();

    private async Task<PageResult> WrongAsync(string field, string why, CancellationToken cancellation)
    {
        ModelState.AddModelError(field, why);
        return await ShowAsync(cancellation);
    }

    private async Task<PageResult> ShowAsync(CancellationToken cancellation)
    {
        if (Reader is { } reader)
            Photo = await photos.OfAsync(reader.PersonId, cancellation);
        else
            Batches = await batches.LatestAsync(cancellation);
        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return false;
        Reader = ReaderId is { } id ? await readers.FindWaitingAsync(id, cancellation) : null;
        return ReaderId is null || Reader is not null;
    }

    private LocalRedirectResult Back(string done) => LocalRedirect($"{Request.PathBase}{LibraryAddress.Photos}?readerId={ReaderId}&xong={done}");
}
