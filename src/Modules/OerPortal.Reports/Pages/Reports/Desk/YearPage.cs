using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Reports.Models;

namespace OerPortal.Reports.Pages.Desk;

/// <summary>A page about a school year; the present one where none is asked for.</summary>
internal abstract class YearPage(ISiteContext site, TimeProvider time) : PageModel
{
    private const int YearsOffered = 4;

    [BindProperty(SupportsGet = true, Name = "nam")]
    public int? YearAsked { get; set; }

    internal SchoolYear Year { get; private set; }

    internal IReadOnlyList<SchoolYear> Years => [.. SchoolYear.Now(time).AndBefore(YearsOffered).Append(Year).Distinct().OrderByDescending(y => y.Begins)];

    internal Site School => site.Current;

    protected TimeProvider Time => time;

    internal bool IsNow => SchoolYear.Now(time) == Year;

    /// <summary>What this page is at, with the year it shows.</summary>
    internal string Here(string path) => $"{Request.PathBase}{ReportAddress.OfYear(path, Year)}";

    /// <returns>False where there is no such page: for a year that is none, at the portal, or at a school.</returns>
    protected bool FindYear(bool atPortal = false)
    {
        if (site.Current.IsPortal != atPortal || SchoolYear.Read(YearAsked, time) is not { } year)
            return false;
        Year = year;
        return true;
    }

    /// <summary>As it may be kept: composed, without what databases refuse, and without what stands around it.</summary>
    protected static string Clean(string? typed) => (typed ?? "").Replace("\0", "", StringComparison.Ordinal).Trim().Composed();
}
