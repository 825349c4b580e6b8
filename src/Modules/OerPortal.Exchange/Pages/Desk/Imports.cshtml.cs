using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Exchange.Data;
using OerPortal.Exchange.Giving;
using OerPortal.Exchange.Models;
using OerPortal.Resources;

namespace OerPortal.Exchange.Pages.Desk;

/// <summary>Imports of this site, how to begin one, the template, and what the site gives out.</summary>
[RequiresPermission(Permissions.BulkId)]
internal sealed class ImportsModel(
    ExchangeDbContext db, RunDesk desk, TableWords words, Exporter exporter, FilesOfPerson files, IReviewRights rights, IPeople people, ICurrentPerson person, ISiteContext site, IStringLocalizer strings, TimeProvider time) : PageModel
{
    public const string Path = "/quan-tri/nhap-hoc-lieu";
    private const int Shown = 30;
    private static readonly SiteRole[] Contributors = [SiteRole.Teacher, SiteRole.Librarian, SiteRole.Reviewer, SiteRole.SiteAdministrator];

    public RunMode Mode { get; private set; } = RunMode.Submit;

    /// <summary>In whose name it is published at once.</summary>
    public Guid? Owner { get; private set; }

    public IReadOnlyList<Run> Runs { get; private set; } = [];

    /// <summary>Whoever the person could publish for; nobody where others decide.</summary>
    public IReadOnlyList<PersonFacts> Owners { get; private set; } = [];

    [TempData]
    public bool IsRemoved { get; set; }

    public bool MayPublish => rights.MayReview(site.Current.Id, site.Current.IsPortal ? Visibility.Public : Visibility.School);

    private string FileName => site.Current.IsPortal ? "hoc-lieu" : $"hoc-lieu-{site.Current.Slug}";

    private bool DecidesAll => rights.MayReview(site.Current.Id, Visibility.Public);

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(RunMode mode, Guid? owner, CancellationToken cancellation)
    {
        (Mode, Owner) = (mode, owner);
        await LoadAsync(cancellation);
        if (!Enum.IsDefined(Mode) || (Mode == RunMode.Publish && !MayPublish))
            return Forbid();
        if (Mode == RunMode.Publish && !Owners.Any(o => o.Id == Owner))
        {
            ModelState.AddModelError(nameof(Owner), strings["exchange.owner.missing"]);
            return Page();
        }
        var me = person.Id!.Value;
        var run = await desk.StartAsync(
            new Run
            {
                SiteId = site.Current.Id,
                OwnerId = Mode == RunMode.Publish ? Owner!.Value : me,
                StartedBy = me,
                ApproverId = Mode == RunMode.Publish ? me : null,
                DecidesAll = DecidesAll,
                Mode = Mode,
                BeganAt = time.GetUtcNow(),
            },
            cancellation);
        return LocalRedirect(Request.PathBase + ImportModel.AddressOf(run.Id));
    }

    /// <summary>The template as CSV: headings and an example.</summary>
    public IActionResult OnGetTemplate() => File(
        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Csv.Line(words.HeadingsToFill) + Csv.Line(words.Example))], "text/csv; charset=utf-8", "metadata.csv");

    /// <summary>The same as a workbook, with all values that may stand in it.</summary>
    public IActionResult OnGetWorkbook() => File(
        TemplateWorkbook.Write([(strings["exchange.sheet"], [words.HeadingsToFill, words.Example]), (strings["exchange.sheet.values"], Columns(words.Allowed))]), TemplateWorkbook.MediaType, "metadata.xlsx");

    /// <summary>Descriptions of all that the site has published.</summary>
    public IActionResult OnGetTable() => new FileAnswer($"{FileName}.csv", "text/csv; charset=utf-8", (to, cancellation) => exporter.WriteTableAsync(site.Current.Id, files: null, to, cancellation));

    /// <summary>The same with the files.</summary>
    public IActionResult OnGetZip() => new FileAnswer($"{FileName}.zip", "application/zip", (to, cancellation) => exporter.WriteZipAsync(site.Current.Id, files, to, cancellation));

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Runs = await db.Runs.AsNoTracking().OrderByDescending(r => r.BeganAt).Take(Shown).ToListAsync(cancellation);
        if (!MayPublish)
            return;
        var ids = new HashSet<Guid>();
        foreach (var role in Contributors)
            ids.UnionWith(await people.HoldersAsync(site.Current.Id, role, cancellation));
        ids.Remove(person.Id!.Value);
        Owners = [.. (await people.FindManyAsync(ids, cancellation)).Values.OrderBy(p => p.DisplayName, StringComparer.CurrentCulture)];
    }

    // Lists side by side, each below its heading.
    private static IReadOnlyList<IReadOnlyList<string>> Columns(IReadOnlyList<(string Heading, IReadOnlyList<string> Values)> lists)
        => [[.. lists.Select(l => l.Heading)], .. Enumerable.Range(0, lists.Max(l => l.Values.Count)).Select(at => (IReadOnlyList<string>)[.. lists.Select(l => l.Values.ElementAtOrDefault(at) ?? "")])];
}
