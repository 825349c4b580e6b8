using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Outside;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Copying;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages.Desk;

/// <summary>Other libraries that are asked for descriptions of books.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
internal sealed class CopySourcesModel(CopySources sources, SruTargets targets, ISiteContext site, IStringLocalizer strings) : PageModel
{
    /// <summary>What a trial asks for: a word that every library has.</summary>
    private const string Trial = "Việt Nam";

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    internal IReadOnlyList<SruTarget> OfSettings => sources.OfSettings;

    internal IReadOnlyList<CopySource> Sources { get; private set; } = [];

    internal bool IsSaved { get; private set; }

    /// <summary>What the trial said.</summary>
    internal TargetAnswer? Answer { get; private set; }

    public Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        IsSaved = xong == "luu";
        return ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!site.Current.IsPortal)
            return NotFound();
        var name = ModelState.Line(Name, nameof(Name), CopySources.NameLength, strings);
        var address = OutsideAddress.ReadPasted(Address);
        if (name.Length == 0)
            ModelState.AddModelError(nameof(Name), strings["library.sources.name.none"]);
        if (address is null || address.AbsoluteUri.Length > CopySources.AddressLength)
            ModelState.AddModelError(nameof(Address), strings["library.sources.address.wrong"]);
        if (ModelState.IsValid && await sources.AddAsync(name, address!.AbsoluteUri, cancellation))
            return Saved();
        if (ModelState.IsValid)
            ModelState.AddModelError(nameof(Address), strings["library.sources.full", CopySources.Most]);
        return await ShowAsync(cancellation);
    }

    /// <summary>Asks one library something, to see whether it answers.</summary>
    public Task<IActionResult> OnPostTryAsync(Guid source, CancellationToken cancellation)
        => OfAsync(source, async one =>
        {
            Answer = (await targets.AskAsync([CopySources.Target(one)], Trial, cancellation))[0];
            return Page();
        }, cancellation);

    /// <summary>Is asked from now on, or no more.</summary>
    public Task<IActionResult> OnPostAskAsync(Guid source, bool isAsked, CancellationToken cancellation)
        => OfAsync(source, async one =>
        {
            await sources.AskAsync(one, isAsked, cancellation);
            return Saved();
        }, cancellation);

    public Task<IActionResult> OnPostRemoveAsync(Guid source, CancellationToken cancellation)
        => OfAsync(source, async one =>
        {
            await sources.RemoveAsync(one, cancellation);
            return Saved();
        }, cancellation);

    private LocalRedirectResult Saved() => LocalRedirect($"{Request.PathBase}{LibraryAddress.CopySources}?xong=luu");

    private async Task<IActionResult> OfAsync(Guid source, Func<CopySource, Task<IActionResult>> go, CancellationToken cancellation)
        => await ShowAsync(cancellation) is PageResult && Sources.FirstOrDefault(s => s.Id == source) is { } one ? await go(one) : NotFound();

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        if (!site.Current.IsPortal)
            return NotFound();
        Sources = await sources.AllAsync(cancellation);
        return Page();
    }
}
