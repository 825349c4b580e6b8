using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Between;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages.Desk;

/// <summary>Whether the school lends to others, which books and for how long.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
internal sealed class BetweenRulesModel(SharingRules sharing, ISiteContext site, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public bool Lends { get; set; }

    [BindProperty]
    public string? Days { get; set; }

    [BindProperty]
    public string? Most { get; set; }

    [BindProperty]
    public List<BookKind> Kinds { get; set; } = [];

    internal bool IsSaved { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        var rule = await sharing.OwnAsync(cancellation);
        (Lends, Days, Most, Kinds, IsSaved) = (rule.Lends, $"{rule.Days}", $"{rule.Most}", [.. rule.Kinds.Select(k => (BookKind)k)], xong == "luu");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        var (days, most) = (Figure(Days, nameof(Days), SharingRules.MostDays), Figure(Most, nameof(Most), SharingRules.MostBooks));
        if (Lends && !Kinds.Exists(Enum.IsDefined))
            ModelState.AddModelError(nameof(Kinds), strings["library.between.rules.kinds.none"]);
        if (!ModelState.IsValid)
            return Page();
        var rule = await sharing.OwnAsync(cancellation);
        (rule.Lends, rule.Days, rule.Most, rule.Kinds) = (Lends, days, most, [.. Kinds.Where(Enum.IsDefined).Distinct().Select(k => (int)k).Order()]);
        await sharing.SaveAsync(rule, cancellation);
        return LocalRedirect($"{Request.PathBase}{LibraryAddress.BetweenRules}?xong=luu");
    }

    private int Figure(string? typed, string field, int most) => (int)(ModelState.Figure(typed, field, 1, most, strings) ?? 1);
}
