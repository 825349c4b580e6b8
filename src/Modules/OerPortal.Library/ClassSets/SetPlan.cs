using OerPortal.Classes;
using OerPortal.Library.Models;

namespace OerPortal.Library.ClassSets;

/// <summary>Who gets which copy: the next free one of each title that a pupil does not have yet, in the order of the numbers.</summary>
internal sealed class SetPlan
{
    private readonly Dictionary<Guid, int> _after = [];
    private readonly IReadOnlyList<PupilFacts> _pupils;

    /// <param name="held">Titles by pupil, as often as somebody has them.</param>
    /// <param name="free">Copies by title, in order.</param>
    internal SetPlan(IReadOnlyList<PupilFacts> pupils, IReadOnlyList<Title> titles, ILookup<Guid, Guid> held, ILookup<Guid, Guid> free)
    {
        _pupils = pupils;
        foreach (var pupil in pupils)
            _after[pupil.PersonId] = held[pupil.PersonId].Count();
        List<SetPair> pairs = [];
        List<SetLack> lacks = [];
        foreach (var title in titles)
        {
            Guid[] need = [.. pupils.Select(p => p.PersonId).Where(p => !held[p].Contains(title.Id))];
            foreach (var who in need)
                _after[who]++;
            pairs.AddRange(need.Zip(free[title.Id], (who, copy) => new SetPair(who, copy)));
            if (need.Length - free[title.Id].Count() is > 0 and var missing)
                lacks.Add(new SetLack(title, missing));
        }
        (Pairs, Lacks) = (pairs, lacks);
    }

    internal IReadOnlyList<SetPair> Pairs { get; }

    internal IReadOnlyList<SetLack> Lacks { get; }

    /// <summary>Who gets something and would have more than that many then.</summary>
    internal IReadOnlyList<PupilFacts> Above(int most)
    {
        var given = Pairs.Select(p => p.PersonId).ToHashSet();
        return [.. _pupils.Where(p => given.Contains(p.PersonId) && _after[p.PersonId] > most)];
    }
}

internal sealed record SetPair(Guid PersonId, Guid CopyId);

/// <param name="Count">Copies that are missing.</param>
internal sealed record SetLack(Title Title, int Count);

/// <param name="Partly">Lends what there is where there is not enough.</param>
/// <param name="Despite">Also above what the rules allow.</param>
internal sealed record SetWish(bool Partly, bool Despite);

/// <summary>What became of a set.</summary>
internal sealed record SetAnswer
{
    /// <summary>Copies; 0 when nothing was lent.</summary>
    internal int Lent { get; init; }

    internal DateOnly Due { get; init; }

    internal IReadOnlyList<SetLack> Lacks { get; init; } = [];

    /// <summary>Who would have more than the rules allow.</summary>
    internal IReadOnlyList<PupilFacts> TooMany { get; init; } = [];

    /// <summary>How many the rules allow.</summary>
    internal int Most { get; init; }

    /// <summary>Others lent the same copies again and again.</summary>
    internal bool IsBusy { get; init; }
}

/// <param name="Count">Copies of it that are still out.</param>
internal sealed record LastSet(Guid Id, DateTimeOffset LentAt, int Count);
