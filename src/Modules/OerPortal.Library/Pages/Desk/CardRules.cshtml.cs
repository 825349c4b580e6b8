using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Cards;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages.Desk;

/// <summary>Who may ask for a card from home, and how long cards are valid.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
internal sealed class CardRulesModel(CardDesk desk, ISiteContext site, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public bool IsFromHome { get; set; }

    [BindProperty]
    public string? Area { get; set; }

    [BindProperty]
    public string? Months { get; set; }

    internal bool IsSaved { get; private set; }

    /// <summary>As it is told to residents.</summary>
    internal string RequestAddress => $"{Request.Host}{Request.PathBase}{LibraryAddress.CardRequest}";

    public async Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        var rule = await desk.RuleAsync(cancellation);
        (IsFromHome, Area, Months, IsSaved) = (rule.IsFromHome, rule.Area, $"{rule.Months}", xong == "luu");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        var rule = await desk.RuleAsync(cancellation);
        rule.IsFromHome = IsFromHome;
        rule.Area = ModelState.Line(Area, nameof(Area), ReaderCard.LineLength, strings);
        rule.Months = (int)(ModelState.Figure(Months, nameof(Months), 1, CardRule.MostMonths, strings) ?? rule.Months);
        if (!ModelState.IsValid)
            return Page();
        await desk.SaveAsync(rule, cancellation);
        return LocalRedirect($"{Request.PathBase}{LibraryAddress.CardRules}?xong=luu");
    }
}
