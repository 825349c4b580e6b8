using OerPortal.Cms.Data;
using OerPortal.Resources;

namespace OerPortal.Search.Suggesting;

/// <summary>
/// The titles of all collections, followed by their records. What is in one, and who may see that, is asked for each person anew.
/// Singleton; some thousand collections are some hundred kilobytes.
/// </summary>
internal sealed class CollectionTitles(TimeProvider time) : IDisposable
{
    private const int AtOnce = 1000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<Guid, PublicRecord<CollectionDocument>> _known = [];
    private Names<PublicRecord<CollectionDocument>> _names = new([]);
    private DateTimeOffset _lookedAt;
    private long _number;

    public async Task<Names<PublicRecord<CollectionDocument>>> AllAsync(ICollections collections, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (time.GetUtcNow() - _lookedAt < Fresh) return _names;
            var before = _number;
            while (await collections.ChangesSinceAsync(_number, AtOnce, cancellation) is { Count: > 0 } records)
            {
                foreach (var record in records) Take(record);
                _number = records[^1].Number;
            }

            if (_number != before) _names = new Names<PublicRecord<CollectionDocument>>(_known.Values.Select(record => (record, record.Document!.Title)));
            _lookedAt = time.GetUtcNow();
            return _names;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private void Take(PublicRecord<CollectionDocument> record)
    {
        if (record.Document is null) _known.Remove(record.Id);
        else _known[record.Id] = record;
    }
}
