using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Sites;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages.Desk;

/// <summary>What the forms of a new title and of a known one have in common.</summary>
internal abstract class TitlePage(TitleCatalogue catalogue, LendingRules rules, ISiteContext site, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public TitleForm Input { get; set; } = new();

    /// <summary>The librarian has seen that there is another one with this ISBN.</summary>
    [BindProperty]
    public bool IsAnother { get; set; }

    /// <summary>Another title with the same ISBN.</summary>
    internal Title? Twin { get; private set; }

    protected bool IsPortal => site.Current.IsPortal;

    protected TitleCatalogue Catalogue => catalogue;

    protected IStringLocalizer Strings => strings;

    /// <returns>False where something must be looked at first.</returns>
    protected async Task<bool> SaveAsync(Title title, CancellationToken cancellation)
    {
        Input.Apply(title, ModelState, strings, rules.Today.Year);
        if (!ModelState.IsValid)
            return false;
        if (!IsAnother && (Twin = await catalogue.TwinAsync(title, cancellation)) is not null)
            return false;
        await BeforeSaveAsync(title, cancellation);
        await catalogue.SaveAsync(title, cancellation);
        return true;
    }

    /// <summary>What is saved together with the title.</summary>
    protected virtual Task BeforeSaveAsync(Title title, CancellationToken cancellation) => Task.CompletedTask;
}
