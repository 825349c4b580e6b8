using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Sites;
using OerPortal.Ingest.Desk;
using OerPortal.Ingest.Models;

namespace OerPortal.Ingest.Pages.Desk;

/// <summary>A list of files at a desk, with its filters and a portion at a time.</summary>
internal abstract class FileDeskPage(DeskFiles files) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "truong")]
    public string? School { get; set; }

    [BindProperty(SupportsGet = true, Name = "loai")]
    public FileKind? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "ngay")]
    public DateOnly? Day { get; set; }

    /// <summary>Where the portion begins (<see cref="Keyset"/>).</summary>
    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    /// <summary>What was just done: a key and how many files it was done to.</summary>
    [TempData]
    public string? FilesSaid { get; set; }

    [TempData]
    public int FilesSaidOf { get; set; }

    public DeskFilePage Shown { get; protected set; } = new([], null);

    public IReadOnlyList<Site> Schools { get; protected set; } = [];

    /// <summary>The page's own address, within the site.</summary>
    public abstract string Here { get; }

    public virtual bool IsFiltered => !string.IsNullOrEmpty(School) || Kind is not null || Day is not null;

    /// <summary>Whether a filter was asked for that is none.</summary>
    public bool IsMisread => !ModelState.IsValid;

    protected DeskFiles Files => files;

    /// <summary>What else the page filters by.</summary>
    protected virtual QueryString More => QueryString.Empty;

    /// <summary>Address of this list: from the beginning, or from a row.</summary>
    public string AddressOf(Keyset? after) => Request.PathBase + Here + Query(after?.ToString());

    /// <summary>Where a form of this page is sent, so that the list stays as it is.</summary>
    public string ActionOf(string handler) => Query(After).Add("handler", handler).ToString();

    protected IActionResult Done(string key, int count = 1)
    {
        (FilesSaid, FilesSaidOf) = (key, count);
        return LocalRedirect(Request.PathBase + Here + Query(After));
    }

    protected IQueryable<StoredFile> Filtered(IQueryable<StoredFile> all) => files.Filtered(all, School, Kind, Day);

    private QueryString Query(string? after)
    {
        var query = More;
        if (!string.IsNullOrEmpty(School))
            query = query.Add("truong", School);
        if (Kind is { } kind)
            query = query.Add("loai", kind.ToString());
        if (Day is { } day)
            query = query.Add("ngay", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return after is null ? query : query.Add("sau", after);
    }
}
