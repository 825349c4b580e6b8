using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Web;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources;
using OerPortal.Usage.Data;
using OerPortal.Usage.Models;

namespace OerPortal.Usage.Pages.Desk;

/// <summary>A resource with its counts; without a card when the reader of the page may not see it.</summary>
/// <param name="MasksSmall">Whether a group could be recognised by it.</param>
internal sealed record ListedUse(ResourceCard? Card, UseRow<Guid> Row, bool MasksSmall);

/// <summary>How much is used at this site; at the portal, at all sites.</summary>
[RequiresPermission(Permissions.SiteId)]
internal sealed class SiteUseModel(
    UseReport report, IResources resources, ISiteContext site, ISites sites, ICurrentPerson person, IStringLocalizer strings, TimeProvider time) : UsePage(strings, time)
{
    private const int PageLength = 25;
    private const int SchoolsShown = 50;
    private const int MostInFile = 100_000;
    private const int CardsAtOnce = 500;

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageAsked { get; set; } = 1;

    internal bool IsPortal => site.Current.IsPortal;

    internal Plot Plot { get; private set; } = null!;

    /// <summary>What this school contributed, at all sites; at the portal everything is its own.</summary>
    internal UseRow<Guid>? Own { get; private set; }

    internal IReadOnlyList<ListedUse> Listed { get; private set; } = [];

    /// <summary>At a school: of resources that few use, all together.</summary>
    internal UseRow<Guid>? Others { get; private set; }

    internal int PageNumber { get; private set; } = 1;

    internal int PageCount { get; private set; } = 1;

    internal IReadOnlyList<SchoolUse> Schools { get; private set; } = [];

    internal int SchoolCount { get; private set; }

    private Guid? Here => IsPortal ? null : site.Current.Id;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        ReadPeriod();
        Plot = Plot.Of(await report.DaysAtAsync(Here, Period, cancellation), masksSmall: !IsPortal);
        if (Here is { } school)
        {
            Others = await report.OthersAtAsync(school, Period, cancellation);
            Own = await report.OwnOfSitesAsync(school, Period, cancellation) is [var own, ..] ? own : new UseRow<Guid>(school, default, default, default);
        }

        PageNumber = Math.Clamp(PageAsked, 1, 100_000);
        var found = await report.ResourcesAsync(Here, Period, PageLength, (PageNumber - 1) * PageLength, cancellation);
        PageCount = (int)Math.Max(1, (found.Total + PageLength - 1) / PageLength);
        PageNumber = Math.Min(PageNumber, PageCount);
        Listed = await ListAsync(found.Rows, cancellation);
        if (!IsPortal)
            return;
        var all = await SchoolsAsync(cancellation);
        (Schools, SchoolCount) = ([.. all.Take(SchoolsShown)], all.Count);
    }

    public async Task<IActionResult> OnGetDaysAsync(CancellationToken cancellation)
    {
        ReadPeriod();
        return DaysFile("luot-dung-theo-ngay", await report.DaysAtAsync(Here, Period, cancellation), masksSmall: !IsPortal);
    }

    public async Task<IActionResult> OnGetResourcesAsync(CancellationToken cancellation)
    {
        ReadPeriod();
        var found = await report.ResourcesAsync(Here, Period, MostInFile, 0, cancellation);
        var others = Here is { } school ? await report.OthersAtAsync(school, Period, cancellation) : null;
        return new CsvResult(FileName("luot-dung-theo-hoc-lieu"), [Strings["usage.code"], Strings["usage.resource"], .. CountHeads], LinesAsync(found.Rows, others, cancellation));
    }

    public async Task<IActionResult> OnGetSchoolsAsync(CancellationToken cancellation)
    {
        ReadPeriod();
        if (!IsPortal)
            return NotFound();
        var schools = await SchoolsAsync(cancellation);
        return new CsvResult(
            FileName("luot-dung-theo-truong"),
            [Strings["usage.school"], .. CountHeads.Select(h => $"{Strings["usage.schools.at"]}: {h}"), .. CountHeads.Select(h => $"{Strings["usage.schools.own"]}: {h}")],
            schools.Select(s => (IReadOnlyList<string>)[s.Site.Name, .. Counts(s.At, true), .. Counts(s.Own, true)]).ToAsyncEnumerable());
    }

    private async IAsyncEnumerable<IReadOnlyList<string>> LinesAsync(IReadOnlyList<UseRow<Guid>> rows, UseRow<Guid>? others, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var portion in rows.Chunk(CardsAtOnce))
        {
            foreach (var one in await ListAsync(portion, cancellation))
                yield return [one.Card?.PublicId ?? "", one.Card?.Title ?? Strings["usage.unseen"], .. Counts(one.Row, one.MasksSmall)];
        }

        if (others is { All: > 0 })
            yield return ["", Strings["usage.others"], .. Counts(others, masksSmall: true)];
    }

    // At a school those who come are few enough to be recognised; at the portal only by what few could see when it was used.
    private async Task<IReadOnlyList<ListedUse>> ListAsync(IReadOnlyList<UseRow<Guid>> rows, CancellationToken cancellation)
    {
        var cards = (await resources.CardsAsync([.. rows.Select(r => r.Of)], Viewer.From(person), cancellation)).ToDictionary(c => c.Id);
        return [.. rows.Select(r => (Card: cards.GetValueOrDefault(r.Of), Row: r)).Select(r => new ListedUse(r.Card, r.Row, !r.Row.IsOpen))];
    }

    private async Task<IReadOnlyList<SchoolUse>> SchoolsAsync(CancellationToken cancellation)
    {
        var at = (await report.SitesAsync(Period, cancellation)).ToDictionary(r => r.Of);
        var own = (await report.OwnOfSitesAsync(null, Period, cancellation)).ToDictionary(r => r.Of);
        UseRow<Guid> Of(Dictionary<Guid, UseRow<Guid>> rows, Site one) => rows.GetValueOrDefault(one.Id) ?? new UseRow<Guid>(one.Id, default, default, default);
        return
        [
            .. sites.Schools.Prepend(sites.Portal).Select(s => new SchoolUse(s, Of(at, s), Of(own, s))).Where(s => s.At.All + s.Own.All > 0)
                .OrderByDescending(s => s.At.Reads.Uses + s.At.Downloads.Uses).ThenByDescending(s => s.At.Views.Uses),
        ];
    }
}

/// <param name="At">What was used at its site.</param>
/// <param name="Own">What it contributed, wherever it was used.</param>
internal sealed record SchoolUse(Site Site, UseRow<Guid> At, UseRow<Guid> Own);
