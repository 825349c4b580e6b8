using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Ingest;
using OerPortal.Sites.Data;

namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>Pictures and files that a site's pages may show.</summary>
[RequiresPermission(Permissions.NewsId)]
[RequestSizeLimit(LargestUpload + (1 << 20))]
[RequestFormLimits(MultipartBodyLengthLimit = LargestUpload)]
internal sealed class MediaModel(MediaShelf shelf, IKindsTaken kinds, ICurrentPerson person, IStringLocalizer strings) : PageModel
{
    internal const string Address = "/quan-tri/kho-anh";

    // A phone's photograph or a form to print, not a film: those are resources.
    private const long LargestUpload = 48 << 20;
    private const int Most = 120;
    private const int LongestDescription = 300;

    public IReadOnlyList<ShelvedMedia> All { get; private set; } = [];

    public string Accept => kinds.Accept;

    [BindProperty]
    public string? Description { get; set; }

    [TempData]
    public string? Done { get; set; }

    public async Task OnGetAsync(CancellationToken cancellation) => All = await shelf.NewestAsync(Most, cancellation);

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null or { Length: 0 })
            return await RefusedAsync("file", strings["sites.media.fileMissing"], cancellation);
        if (string.IsNullOrWhiteSpace(Description) || Description.Trim().Length > LongestDescription)
            return await RefusedAsync(nameof(Description), strings[string.IsNullOrWhiteSpace(Description) ? "sites.media.descriptionMissing" : "sites.tooLong"], cancellation);
        try
        {
            await using var content = file.OpenReadStream();
            var id = await shelf.AddAsync(Path.GetFileName(file.FileName), Description.Trim(), person.Id!.Value, content, cancellation);
            return AsksForJson ? new JsonResult(new { id }) : Back("sites.media.added");
        }
        catch (NoRoomException noRoom)
        {
            return await RefusedAsync("file", strings.NoRoom(noRoom), cancellation);
        }
    }

    public async Task<IActionResult> OnPostDescribeAsync(Guid fileId, CancellationToken cancellation)
    {
        if (await shelf.FindAsync(fileId, cancellation) is not { } found)
            return NotFound();
        if (!string.IsNullOrWhiteSpace(Description) && Description.Trim().Length <= LongestDescription)
            await shelf.DescribeAsync(found.Media, Description.Trim(), cancellation);
        return Back("sites.saved");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid fileId, CancellationToken cancellation)
    {
        if (await shelf.FindAsync(fileId, cancellation) is not { } found)
            return NotFound();
        if (await shelf.IsUsedAsync(fileId, cancellation))
            return Back("sites.media.used");
        await shelf.RemoveAsync(found.Media, cancellation);
        return Back("sites.media.removed");
    }

    private bool AsksForJson => Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase);

    private async Task<IActionResult> RefusedAsync(string field, string why, CancellationToken cancellation)
    {
        if (AsksForJson)
            return new JsonResult(new { problem = why }) { StatusCode = StatusCodes.Status400BadRequest };
        ModelState.AddModelError(field, why);
        All = await shelf.NewestAsync(Most, cancellation);
        return Page();
    }

    private LocalRedirectResult Back(string done)
    {
        Done = done;
        return LocalRedirect(Request.PathBase + Address);
    }
}
