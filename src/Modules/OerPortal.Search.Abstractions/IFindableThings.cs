using OerPortal.Cms.Data;
using OerPortal.Cms.Events;

namespace OerPortal.Search;

/// <summary>
/// Things that people find beside the portal's own resources, and that are elsewhere. Register as scoped. The search page shows
/// them, marked as what they are; whoever else asks the index (<see cref="IResourceSearch"/>, feeds, saved searches) gets none of them.
/// </summary>
public interface IFindableThings
{
    /// <summary>Names them for ever; the index keeps by this name how far it has followed.</summary>
    string Kind { get; }

    /// <summary>For the index: records of what came, changed or went since, as <see cref="PublicRecord{T}"/> says. Everybody may see all of them.</summary>
    /// <param name="number">Of the last record that was followed; 0 for all.</param>
    /// <param name="count">At most so many; fewer only at the end.</param>
    Task<IReadOnlyList<PublicRecord<FindableThing>>> ChangesSinceAsync(long number, int count, CancellationToken cancellation);

    /// <summary>The number of the last change; 0 when there was never anything.</summary>
    Task<long> LastNumberAsync(CancellationToken cancellation);

    /// <summary>What the search page shows of these, in any order; what is not there any more, or is not of this kind, is left out.</summary>
    Task<IReadOnlyList<FindableCard>> CardsAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation);
}

/// <summary>What a thing is found by. Codes are those of the resource module; empty where nothing is known.</summary>
/// <param name="Identifiers">ISBN and other numbers.</param>
/// <param name="Grades">1 to 12.</param>
/// <param name="Language">Primary tag.</param>
/// <param name="Since">When it came, or was published.</param>
/// <param name="PassesOn">It may come out through feeds of the portal.</param>
public sealed record FindableThing(
    string Title,
    IReadOnlyList<string> People,
    string Description,
    IReadOnlyList<string> Keywords,
    IReadOnlyList<string> Identifiers,
    IReadOnlyList<string> Subjects,
    IReadOnlyList<string> Levels,
    IReadOnlyList<int> Grades,
    string Kind,
    string Licence,
    string Language,
    DateTimeOffset Since,
    bool PassesOn);

/// <param name="Licence">Code of the resource module, or empty.</param>
/// <param name="Rights">The source's own words where it is none of ours.</param>
/// <param name="Source">Name of where it is, for people.</param>
/// <param name="Address">Absolute, http or https: where it is opened.</param>
public sealed record FindableCard(
    Guid Id,
    string Title,
    IReadOnlyList<string> People,
    string Description,
    string Kind,
    IReadOnlyList<string> Subjects,
    IReadOnlyList<int> Grades,
    string Licence,
    string Rights,
    string Source,
    string Address,
    DateTimeOffset Since);

/// <summary>Things of a kind have changed; the index follows them soon.</summary>
public sealed record FindableThingsChanged(string Kind) : IEvent;
