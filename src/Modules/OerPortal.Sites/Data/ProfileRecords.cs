using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;

namespace OerPortal.Sites.Data;

/// <summary>Profiles as others follow them (docs/adr/0021-changes-in-commit-order.md).</summary>
internal sealed class ProfileRecords(SitesDbContext db, ChangeNumbers numbers) : ISiteProfiles
{
    public async Task<IReadOnlyList<PublicRecord<ProfileDocument>>> ChangesSinceAsync(long number, int count, CancellationToken cancellation)
    {
        await numbers.GiveAsync(cancellation);
        var found = await (from change in db.ChangesSince("profile", number, count)
                           join profile in db.Profiles on change.Id equals profile.SiteId into profiles
                           from profile in profiles.DefaultIfEmpty()
                           orderby change.Number
                           select new { change, profile }).AsNoTracking().ToListAsync(cancellation);
        return [.. found.Select(f => f.change.ToRecord(
            () => new ProfileDocument(f.profile!.Welcome, f.profile.OpeningHours, f.profile.Place, f.profile.FeaturedId, f.profile.FeaturedWords)))];
    }
}
