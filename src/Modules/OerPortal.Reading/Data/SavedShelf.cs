using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.Reading.Models;
using OerPortal.Resources;

namespace OerPortal.Reading.Data;

/// <summary>What the current person keeps for later. Nobody else's can be asked for.</summary>
public sealed class SavedShelf(ReadingDbContext db, ICurrentPerson person, IResources resources, TimeProvider time)
{
    /// <summary>More than anybody finds again by looking.</summary>
    public const int Most = 500;

    /// <summary>Which of these resources are kept, by their public ids.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(IReadOnlyCollection<string> publicIds, CancellationToken cancellation)
        => await db.Saved.AsNoTracking().Where(s => s.PersonId == Owner && publicIds.Contains(s.PublicId)).Select(s => s.PublicId).ToListAsync(cancellation);

    /// <summary>Last kept first. What was withdrawn or hidden meanwhile is left out, and comes back if it does.</summary>
    public async Task<IReadOnlyList<ResourceCard>> CardsAsync(CancellationToken cancellation)
    {
        var ids = await db.Saved.AsNoTracking().Where(s => s.PersonId == Owner).OrderByDescending(s => s.SavedAt).Select(s => s.ResourceId).ToListAsync(cancellation);
        return await resources.CardsAsync(ids, Viewer.From(person), cancellation);
    }

    /// <summary>Kept twice it is there once.</summary>
    /// <returns>False when there is no room left.</returns>
    public async Task<bool> KeepAsync(ResourceCard card, CancellationToken cancellation)
        => await db.Database.ExecuteSqlAsync(
            $"""
            insert into reading.saved (person_id, resource_id, public_id, saved_at)
            select {Owner}, {card.Id}, {card.PublicId}, {time.GetUtcNow()}
            where (select count(*) from reading.saved where person_id = {Owner}) < {Most}
                or exists (select from reading.saved where person_id = {Owner} and resource_id = {card.Id})
            on conflict (person_id, resource_id) do update set public_id = excluded.public_id
            """,
            cancellation) > 0;

    public Task RemoveAsync(string publicId, CancellationToken cancellation)
        => db.Saved.Where(s => s.PersonId == Owner && s.PublicId == publicId).ExecuteDeleteAsync(cancellation);

    private Guid Owner => person.Id ?? throw new InvalidOperationException("Only somebody who signed in keeps things here.");
}
