using Microsoft.AspNetCore.Mvc;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Authorities;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Models;
using OerPortal.Library.Union;

namespace OerPortal.Library.Pages.Shelf;

/// <summary>What stands on a library's shelves, for everybody; at the department, what all schools have together.</summary>
[RequiresFeature("library")]
internal sealed class PaperBooksModel(TitleCatalogue catalogue, NameReferences references, ClassTables tables, UnionCatalogue union, ISites sites, ICurrentPerson person, ISiteContext site) : TitleListPage(catalogue, references, tables, site, LibraryAddress.Catalogue, onlyHeld: true)
{
    /// <summary>Books of all schools; null on a school's site.</summary>
    internal IReadOnlyList<UnionLine>? Entries { get; private set; }

    /// <summary>Main classes with books, where nothing is looked for yet.</summary>
    internal IReadOnlyList<(ClassRange Range, int Titles)> Shelves { get; private set; } = [];

    /// <summary>At the department: the schools whose library borrows for who is looking.</summary>
    internal IEnumerable<Site> OwnSchools => IsPortal ? person.SiteIds.Select(sites.Find).OfType<Site>().Where(s => s is { IsPortal: false, Closing: null } && sites.HasFeature(s.Id, "library")).Take(3) : [];

    /// <summary>Where a book of another school is asked for: a librarian asks the school, a reader their library.</summary>
    internal string AskAt(Site school) => $"{school.PathPrefix}{(person.CanAt(school.Id, Permissions.Keep) ? LibraryAddress.BetweenFind : LibraryAddress.Others)}?q={Uri.EscapeDataString(Words)}";

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!IsPortal)
        {
            Shelves = Words.Length == 0 ? await Tables.ShelvesAsync(cancellation) : [];
            return await base.OnGetAsync(cancellation);
        }
        PageNumber = Math.Clamp(PageAsked, 1, 10_000);
        OtherNames = await References.AmongAsync(Words, cancellation);
        var which = TitleWords.Matching([Words, .. OtherNames.Select(other => other.Words)], Kind);
        (Entries, Total) = await union.LookThroughAsync(which, (PageNumber - 1) * TitleCatalogue.PageLength, TitleCatalogue.PageLength, cancellation);
        return Page();
    }
}
