using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Cms.Web;
using OerPortal.Sites.Log;

namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>Who did what, newest first. To portal administrators the portal's log shows all sites.</summary>
[RequiresPermission(Permissions.AuditId)]
internal sealed class AuditModel(
    IAuditLog log, LogWords words, LogRetention retention, IPeople people, ICurrentPerson person, ISites sites, ISiteContext site, IStringLocalizer strings) : PageModel
{
    internal const int PageLength = 30;

    private const int MostCounted = 10_000;
    private const int PortionOfFile = 500;
    private const int MostInFile = 100_000;

    [BindProperty(SupportsGet = true, Name = "truoc")]
    public Guid? Before { get; set; }

    [BindProperty(SupportsGet = true, Name = LogFilter.Name)]
    public string? PersonAsked { get; set; }

    [BindProperty(SupportsGet = true, Name = "doi-tuong")]
    public string? SubjectAsked { get; set; }

    [BindProperty(SupportsGet = true, Name = "loai")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "tu")]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "den")]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "he-thong")]
    public bool WithSystem { get; set; }

    public LogFilter Filter => new(PersonAsked, SubjectAsked, Kind, From, To, WithSystem);

    public IReadOnlyList<(string Kind, string Name)> Kinds => words.Kinds;

    public IReadOnlyList<LogLine> Lines { get; private set; } = [];

    /// <summary>Name of the person whose lines alone are shown, or what was typed.</summary>
    public string? PersonShown { get; private set; }

    /// <summary>Name of the thing whose lines alone are shown.</summary>
    public string? SubjectShown => Lines is [var first, ..] ? first.Subject : SubjectAsked;

    /// <summary>How many lines of the portal itself the same question would add; not more than are worth counting.</summary>
    public int OfSystem { get; private set; }

    public bool IsCountedWhole => OfSystem < MostCounted;

    public int KeepDays => retention.Days;

    public Guid? Next => Lines.Count == PageLength ? Lines[^1].Entry.Id : null;

    private bool SeesAllSites => site.Current.IsPortal && person.RolesAt(site.Portal.Id).Contains(SiteRole.PortalAdministrator);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var asked = await QuestionAsync(cancellation);
        Lines = await words.ReadAsync(await log.ReadAsync(asked, Before, PageLength, cancellation), cancellation);
        if (!WithSystem)
            OfSystem = await log.CountOfSystemAsync(asked, MostCounted, cancellation);
    }

    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellation)
    {
        var asked = await QuestionAsync(cancellation);
        return new CsvResult("nhat-ki", [strings["sites.audit.when"], strings["sites.audit.who"], strings["sites.audit.what"], strings["sites.audit.subject"], strings["sites.audit.where"]], RowsAsync(asked, cancellation));
    }

    /// <summary>Where the entry happened, at the portal, whose log is everybody's; else null.</summary>
    public Site? SiteOf(LogLine line) => site.Current.IsPortal ? sites.Find(line.Entry.SiteId) : null;

    /// <summary>Root-relative address of what the entry is about, or null.</summary>
    public string? AddressOf(LogLine line) => line.Path is { } path ? (SiteOf(line)?.PathPrefix ?? Request.PathBase.Value) + path : null;

    private async Task<AuditQuestion> QuestionAsync(CancellationToken cancellation)
    {
        Guid? personId = null;
        if (!string.IsNullOrWhiteSpace(PersonAsked))
        {
            // Somebody unknown and somebody who did nothing here get the same answer.
            var found = Guid.TryParse(PersonAsked, out var id) ? await people.FindAsync(id, cancellation) : await people.FindByUserNameAsync(PersonAsked, cancellation);
            personId = found?.Id ?? Guid.Empty;
        }

        var asked = Filter.Question(SeesAllSites ? null : site.Current.Id, personId);
        PersonShown = personId is { } known && (await log.ReadAsync(asked, null, 1, cancellation)) is [_, ..] ? (await people.FindAsync(known, cancellation))?.DisplayName : PersonAsked;
        return asked;
    }

    private async IAsyncEnumerable<IReadOnlyList<string>> RowsAsync(AuditQuestion asked, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Guid? before = null;
        for (var given = 0; given < MostInFile; given += PortionOfFile)
        {
            var entries = await log.ReadAsync(asked, before, PortionOfFile, cancellation);
            foreach (var line in await words.ReadAsync(entries, cancellation))
                yield return [line.Entry.At.ToOffset(VietnamTime.Offset).ToString("yyyy-MM-dd HH:mm:ss"), line.Who, line.Action, line.Subject, sites.Find(line.Entry.SiteId)?.Name ?? ""];
            if (entries.Count < PortionOfFile)
                yield break;
            before = entries[^1].Id;
        }
    }
}
