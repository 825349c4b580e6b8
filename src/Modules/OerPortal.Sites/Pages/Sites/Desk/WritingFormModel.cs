using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Sites;
using OerPortal.Sites.Data;
using OerPortal.Sites.Markup;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>Writes a page or a piece of news (<c>…/moi</c>) or changes it.</summary>
internal abstract class WritingFormModel(WritingDesk desk, PageSetter setter, ISiteContext site, TimeProvider time, IStringLocalizer strings) : PageModel
{
    private const string New = "moi";

    public abstract WritingKind Kind { get; }

    /// <summary>Of the list, below the site.</summary>
    public abstract string Path { get; }

    [BindProperty]
    public WritingInput Input { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public bool IsNew { get; private set; }

    public bool IsPortal => site.Current.IsPortal;

    /// <summary>Null while it is new.</summary>
    public Writing? Writing { get; private set; }

    /// <summary>Whether it may be put into the menu as it is published: what is in no menu is found by nobody.</summary>
    public bool OffersMenu => MenuHasRoom && Writing?.ShownVersion is null;

    protected bool MenuHasRoom { get; set; }

    public IReadOnlyList<WritingVersion> Versions { get; private set; } = [];

    /// <summary>What it will look like, where that was asked for without saving.</summary>
    public SetPage? Preview { get; private set; }

    public DateOnly Today => WritingDesk.DayOf(time.GetUtcNow());

    /// <param name="template">Of <see cref="WritingTemplates"/>: what a new page begins with.</param>
    /// <param name="copied">Public id of one to begin with a copy of.</param>
    /// <param name="version">Shows an earlier version, to be taken up again by saving it.</param>
    public async Task<IActionResult> OnGetAsync(string publicId, [FromQuery(Name = "mau")] string? template, [FromQuery(Name = "tu")] string? copied, [FromQuery(Name = "ban")] int? version, CancellationToken cancellation)
    {
        if (publicId == New)
        {
            IsNew = true;
            if (!await BeginAsync(template, copied, cancellation))
                return NotFound();
            Input.IsInMenu = true;
            return Page();
        }

        if (!await LoadAsync(publicId, cancellation))
            return NotFound();
        if (Versions.FirstOrDefault(v => v.Number == (version ?? Writing!.LatestVersion)) is not { } shown)
            return NotFound();
        Input = new WritingInput
        {
            Title = shown.Title,
            Body = shown.Body,
            From = Writing!.PublishedAt is { } at ? WritingDesk.DayOf(at) : null,
            Until = WritingDesk.LastDayOf(Writing),
            IsOffered = Writing.IsOffered,
            IsInMenu = true,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string publicId, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation))
            return NotFound();
        await CheckAsync(cancellation);
        if (!ModelState.IsValid)
            return Page();
        var joinsMenu = OffersMenu && Input.IsInMenu;
        var writing = await KeepAsync(cancellation);
        desk.Publish(writing.Item, writing.Version, Input.From, Input.Until);
        writing.Item.IsOffered = IsPortal && Input.IsOffered;
        await desk.SaveAsync(cancellation);
        await desk.TidyAsync(writing.Item, cancellation);
        if (joinsMenu)
            await PutInMenuAsync(writing.Item, cancellation);
        return LocalRedirect(writing.Item.IsShown ? Request.PathBase + writing.Item.Path : AddressOf(writing.Item));
    }

    public async Task<IActionResult> OnPostDraftAsync(string publicId, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation))
            return NotFound();
        if (!ModelState.IsValid)
            return Page();
        var writing = await KeepAsync(cancellation);
        await desk.SaveAsync(cancellation);
        await desk.TidyAsync(writing.Item, cancellation);
        return Back(writing.Item, "sites.text.kept");
    }

    /// <summary>Without scripts, what it will look like, above the form.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(string publicId, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation))
            return NotFound();
        ModelState.Clear();
        Preview = await setter.SetAsync(Input.Body ?? "", Request.PathBase, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostDownAsync(string publicId, CancellationToken cancellation)
    {
        if (await desk.FindAsync(Kind, publicId, cancellation) is not { } writing)
            return NotFound();
        desk.TakeDown(writing);
        await desk.SaveAsync(cancellation);
        return Back(writing, "sites.text.down");
    }

    /// <summary>Opens the preview to whoever has its link, or closes it.</summary>
    public async Task<IActionResult> OnPostLinkAsync(string publicId, bool opens, CancellationToken cancellation)
    {
        if (await desk.FindAsync(Kind, publicId, cancellation) is not { } writing)
            return NotFound();
        if (opens)
            desk.OpenPreview(writing);
        else
            writing.ClosePreview();
        await desk.SaveAsync(cancellation);
        return Back(writing, opens ? "sites.preview.opened" : "sites.preview.closed");
    }

    protected virtual Task PutInMenuAsync(Writing page, CancellationToken cancellation) => Task.CompletedTask;

    private async Task<bool> BeginAsync(string? template, string? copied, CancellationToken cancellation)
    {
        if (copied is not null)
        {
            if (await desk.FindAsync(Kind, copied, cancellation) is not { } like)
                return false;
            var latest = await desk.LatestAsync(like, cancellation);
            Input = new WritingInput { Title = strings["sites.text.copyOf", latest.Title], Body = latest.Body };
        }
        else if (Kind == WritingKind.Page && template is not null && WritingTemplates.All.Contains(template))
        {
            Input = new WritingInput { Title = strings[$"sites.template.{template}.title"], Body = strings[$"sites.template.{template}.body"] };
        }

        return true;
    }

    private async Task<bool> FindAsync(string publicId, CancellationToken cancellation)
    {
        IsNew = publicId == New;
        return IsNew || await LoadAsync(publicId, cancellation);
    }

    private async Task<bool> LoadAsync(string publicId, CancellationToken cancellation)
    {
        Writing = await desk.FindAsync(Kind, publicId, cancellation);
        if (Writing is null)
            return false;
        Versions = await desk.VersionsAsync(Writing, cancellation);
        return true;
    }

    // A draft may be unfinished; what people see may not.
    private async Task CheckAsync(CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(Input.Body))
            ModelState.AddModelError("Input.Body", strings["sites.news.bodyMissing"]);
        if (Input.Until < (Input.From ?? Today))
            ModelState.AddModelError("Input.Until", strings["sites.text.untilTooEarly"]);
        var parts = PageText.Read(Input.Body ?? "");
        if (parts.OfType<PicturesPart>().SelectMany(p => p.Pictures).Any(p => p.Description.Length == 0))
            ModelState.AddModelError("Input.Body", strings["sites.text.descriptionMissing"]);
        if ((await desk.OwnFilesAsync(Input.Body ?? "", cancellation)).Count < PageText.FilesOf(parts).Count)
            ModelState.AddModelError("Input.Body", strings["sites.text.fileUnknown"]);
    }

    private async Task<(Writing Item, WritingVersion Version)> KeepAsync(CancellationToken cancellation)
    {
        var title = Input.Title.Trim();
        var item = Writing ?? await desk.BeginAsync(Kind, title, cancellation);
        return (item, await desk.WriteAsync(item, title, (Input.Body ?? "").ReplaceLineEndings("\n").Trim(), cancellation));
    }

    private LocalRedirectResult Back(Writing writing, string done)
    {
        Done = done;
        return LocalRedirect(AddressOf(writing));
    }

    private string AddressOf(Writing writing) => $"{Request.PathBase}{Path}/{writing.PublicId}";
}

public sealed class WritingInput
{
    [Required(ErrorMessage = "sites.news.titleMissing"), StringLength(160, ErrorMessage = "sites.tooLong")]
    public string Title { get; set; } = "";

    [StringLength(60_000, ErrorMessage = "sites.tooLong")]
    public string? Body { get; set; } = "";

    /// <summary>The first day on which it is seen; null for now.</summary>
    public DateOnly? From { get; set; }

    /// <summary>The last one.</summary>
    public DateOnly? Until { get; set; }

    public bool IsOffered { get; set; }

    public bool IsInMenu { get; set; }
}
