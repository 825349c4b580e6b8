using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Cms.Web;
using OerPortal.Library.ClassSets;
using OerPortal.Library.Lending;

namespace OerPortal.Library.Pages.Desk;

/// <summary>Who still has which books, class by class.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ClearanceModel(Clearance clearance, LendingRules rules, ISiteContext site, IStringLocalizer strings) : PageModel
{
    /// <summary>What the filter is called in addresses.</summary>
    internal const string Overdue = "qua-han";

    [BindProperty(SupportsGet = true)]
    public Guid? ClassId { get; set; }

    [BindProperty(SupportsGet = true, Name = "loc")]
    public string? Filter { get; set; }

    internal IReadOnlyList<ClearanceClass> Classes { get; private set; } = [];

    internal IReadOnlyList<ClearancePupil> Pupils { get; private set; } = [];

    internal DateOnly Today => rules.Today;

    internal bool OverdueOnly => Filter == Overdue;

    internal string ClassOf(string name) => name.Length > 0 ? strings["library.class", name] : strings["library.clearance.noClass"];

    internal string NameOf(ClearancePupil pupil) => pupil.Name.Length > 0 ? pupil.Name : strings["library.reader.gone"];

    internal static string Address(string path, Guid? classId, bool overdueOnly, string more = "")
    {
        string[] asked = [classId is { } id ? $"classId={id}" : "", overdueOnly ? $"loc={Overdue}" : "", more];
        return string.Join('&', asked.Where(a => a.Length > 0)) is { Length: > 0 } query ? $"{path}?{query}" : path;
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await IsHereAsync(cancellation))
            return NotFound();
        Classes = await clearance.ClassesAsync(OverdueOnly, cancellation);
        if (ClassId is not null)
            Pupils = await clearance.OfAsync(new ClearanceFilter(ClassId, OverdueOnly), cancellation);
        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellation)
    {
        if (!await IsHereAsync(cancellation))
            return NotFound();
        var pupils = await clearance.OfAsync(new ClearanceFilter(ClassId, OverdueOnly), cancellation);
        string[] head = [strings["library.sets.class"], strings["library.sets.pupil"], strings["library.clearance.pupilNumber"], strings["library.clearance.left"], strings["library.number"], strings["library.book"], strings["library.due"], strings["library.price"]];
        return new CsvResult("sach-con-giu", head, pupils.SelectMany(Lines).ToAsyncEnumerable());
    }

    private IEnumerable<IReadOnlyList<string>> Lines(ClearancePupil pupil) => pupil.Loans.Select(loan => (IReadOnlyList<string>)
    [
        pupil.ClassName, NameOf(pupil), pupil.Facts?.Number ?? "", pupil.HasLeft ? strings["library.clearance.left"] : "",
        loan.Copy.RegisterNumber, loan.Copy.Title.Heading, loan.DueOn.Day(), $"{loan.Copy.Price}",
    ]);

    private async Task<bool> IsHereAsync(CancellationToken cancellation)
        => !site.Current.IsPortal && (ClassId is not { } id || id == Guid.Empty || await clearance.KnowsAsync(id, cancellation));
}
