using OerPortal.OpenData.Models;

namespace OerPortal.OpenData.Data;

/// <summary>A row of <c>open_data.record</c> as it stands.</summary>
internal sealed class StoredRecord
{
    public Guid Id { get; init; }

    public long Number { get; init; }

    public long Position { get; init; }

    public bool IsGone { get; init; }

    public int[] Sets { get; init; } = [];

    public int[] LeftSets { get; init; } = [];

    public string? Document { get; init; }
}

internal sealed record Member(int SetId, long Position, DateTimeOffset PublishedAt, bool IsGone);

/// <summary>What becomes of a record.</summary>
internal sealed class RecordChange
{
    private readonly StoredRecord? _old;

    private RecordChange(RecordState state, StoredRecord? old, string? document, IReadOnlyDictionary<SetKey, int> ids)
    {
        State = state;
        _old = old;
        Document = document;
        IsGone = document is null || !state.IsOpen;
        Sets = IsGone ? [] : [.. state.Sets.Select(key => ids[key]).Order()];
        LeftSets = [.. (old?.Sets ?? []).Concat(old?.LeftSets ?? []).Except(Sets).Order()];
        // What is not given out yet is kept, in no set, and not told.
        IsTold = (old?.IsGone ?? true) != IsGone || (!IsGone && (old!.Document != document || !old.Sets.SequenceEqual(Sets)));
        Position = old?.Position ?? 0;
    }

    public RecordState State { get; }

    /// <summary>Whether anybody sees a difference: then it gets a new position and time.</summary>
    public bool IsTold { get; }

    public bool IsNew => _old is null;

    public string? Document { get; }

    public bool IsGone { get; }

    public IReadOnlyList<int> Sets { get; }

    public IReadOnlyList<int> LeftSets { get; }

    public long Position { get; set; }

    public DateTimeOffset PublishedAt => State.Resource?.PublishedAt ?? DateTimeOffset.UnixEpoch;

    public IEnumerable<(int SetId, long Position)> OldMembers => (_old?.Sets ?? []).Concat(_old?.LeftSets ?? []).Select(set => (set, _old!.Position));

    public IEnumerable<Member> Members =>
        Sets.Select(set => new Member(set, Position, PublishedAt, IsGone: false)).Concat(LeftSets.Select(set => new Member(set, Position, PublishedAt, IsGone: true)));

    /// <summary>By how many more or fewer its sets have now, and have or had.</summary>
    public IEnumerable<(int SetId, int By, int ByTold)> Counted => Sets.Select(set => (set, 1, 0)).Concat((_old?.Sets ?? []).Select(set => (set, -1, 0)))
        .Concat(Members.Select(member => (member.SetId, 0, 1))).Concat(OldMembers.Select(member => (member.SetId, 0, -1)));

    /// <summary>Null when the row says all that already, or a later change.</summary>
    public static RecordChange? Of(RecordState state, StoredRecord? old, IReadOnlyDictionary<SetKey, int> ids)
    {
        if (old is not null && old.Number > state.Number) return null;
        var document = state.Resource is null ? null : OpenDocuments.Write(state.Resource);
        if (old is null && document is null) return null;
        var change = new RecordChange(state, old, document, ids);
        return old is null || change.IsTold || old.Document != document || old.Number != state.Number ? change : null;
    }
}
