using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources;
using OerPortal.Usage.Data;
using OerPortal.Usage.Models;

namespace OerPortal.Usage.Pages;

/// <summary>How a resource is used: for who contributed it, its school's library and the department. For all others it is unknown.</summary>
[Authorize]
internal sealed class ResourceUseModel(UseReport report, UseRights rights, ISites sites, IStringLocalizer strings, TimeProvider time) : UsePage(strings, time)
{
    [FromRoute]
    public string PublicId { get; set; } = "";

    internal ResourceCard Card { get; private set; } = null!;

    internal Plot Plot { get; private set; } = null!;

    /// <summary>Where it was used by five people or more; of what everybody may see, the schools.</summary>
    internal IReadOnlyList<(Site Site, UseRow<Guid> Row)> Sites { get; private set; } = [];

    /// <summary>What was used at the portal, and at no school so much; null for what not everybody may see. Without the portal it would tell of one school.</summary>
    internal UseRow<Guid>? Elsewhere { get; private set; }

    /// <summary>What only one school or only those who sign in may see, few may have seen.</summary>
    internal bool MasksSmall => Card.Visibility != Visibility.Public;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await rights.FindAsync(PublicId, cancellation) is not { } card)
            return NotFound();
        ReadPeriod();
        Card = card;
        Plot = Plot.Of(await report.DaysOfAsync(card.Id, !MasksSmall, Period, cancellation), MasksSmall);
        Sites = [.. (await report.SitesOfAsync(card.Id, Period, cancellation)).Select(r => (Site: sites.Find(r.Of), Row: r)).Where(r => r.Site is { } at && (MasksSmall || !at.IsPortal)).Select(r => (r.Site!, r.Row))];
        if (!MasksSmall)
            Elsewhere = new UseRow<Guid>(card.Id, Left(Plot.Views, r => r.Views), Left(Plot.Reads, r => r.Reads), Left(Plot.Downloads, r => r.Downloads));
        return Page();
    }

    public async Task<IActionResult> OnGetDaysAsync(CancellationToken cancellation)
    {
        if (await rights.FindAsync(PublicId, cancellation) is not { } card)
            return NotFound();
        ReadPeriod();
        Card = card;
        return DaysFile($"luot-dung-{card.PublicId}", await report.DaysOfAsync(card.Id, !MasksSmall, Period, cancellation), MasksSmall);
    }

    // A number that waited until five had come may stand at the first day, and belong to days before.
    private UseCount Left(UseCount all, Func<UseRow<Guid>, UseCount> kind) => new(Math.Max(0, all.Uses - Sites.Sum(s => kind(s.Row).Uses)), 0);
}
