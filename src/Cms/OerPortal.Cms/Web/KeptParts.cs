using System.Collections.Concurrent;
using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Data;

namespace OerPortal.Cms.Web;

/// <summary>
/// Parts in a cache of their own, so that they neither take the room of what else is kept in memory (EF Core's queries, say) nor lose theirs
/// to it. While the instance may not hear what others forget, nothing is taken from it.
/// </summary>
internal sealed class KeptParts(IHearing hearing) : IKeptParts
{
    // One of each resource that ever changed would be remembered for ever.
    private const int ForgettingsRemembered = 10_000;

    private volatile Memory _memory = new();

    public async ValueTask<T> GetAsync<T>(string key, IReadOnlyCollection<string> tags, Func<CancellationToken, Task<T>> read)
        where T : class
    {
        if (!Shared<T>.IsSafe)
            throw new InvalidOperationException($"{typeof(T).Name} is shared by all who ask for it; it must be immutable and say so.");
        var memory = _memory;
        for (var attempt = 0; attempt < 2 && hearing.HasHeardAllFor(TimeSpan.Zero); attempt++)
        {
            var kept = await memory.GetAsync(key, read);
            if (memory.IsCurrent(kept.Begun, tags))
                return kept.Part;
            await memory.RemoveAsync(key);
        }

        return await read(CancellationToken.None);
    }

    internal void Forget(string tag)
    {
        if (_memory.Forget(tag) >= ForgettingsRemembered)
            _memory = new();
    }

    /// <param name="Begun">How many forgettings there had been when its reading began: what came later has overtaken it.</param>
    [ImmutableObject(true)]
    private sealed record Kept<T>(long Begun, T Part);

    private static class Shared<T>
    {
        internal static readonly bool IsSafe = typeof(T).GetCustomAttribute<ImmutableObjectAttribute>() is { Immutable: true };
    }

    // HybridCache's own tags would keep what was forgotten while it was read. Never disposed: somebody may be reading, and it is but memory.
    private sealed class Memory
    {
        private const long Room = 4 << 20;

        private static readonly HybridCacheEntryOptions AMinute = new() { LocalCacheExpiration = TimeSpan.FromMinutes(1) };

        private readonly HybridCache _parts = Open();
        private readonly ConcurrentDictionary<string, long> _forgotten = new(StringComparer.Ordinal);
        private long _count;

        // A reading that can be cancelled would go on without the request whose services it uses.
        internal ValueTask<Kept<T>> GetAsync<T>(string key, Func<CancellationToken, Task<T>> read) => _parts.GetOrCreateAsync(
            key, (Memory: this, Read: read), static async (how, cancellation) => new Kept<T>(Volatile.Read(ref how.Memory._count), await how.Read(cancellation)), AMinute, tags: null, CancellationToken.None);

        internal ValueTask RemoveAsync(string key) => _parts.RemoveAsync(key, CancellationToken.None);

        internal bool IsCurrent(long begun, IEnumerable<string> tags) => !IsForgottenSince(begun, PageCache.Everything) && !tags.Any(tag => IsForgottenSince(begun, tag));

        internal long Forget(string tag)
        {
            var count = Interlocked.Increment(ref _count);
            _forgotten.AddOrUpdate(tag, static (_, now) => now, static (_, before, now) => Math.Max(before, now), count);
            return count;
        }

        private bool IsForgottenSince(long begun, string tag) => _forgotten.TryGetValue(tag, out var at) && at > begun;

        private static HybridCache Open()
        {
            var services = new ServiceCollection().AddMemoryCache(memory => memory.SizeLimit = Room);
            services.AddHybridCache();
            return services.BuildServiceProvider().GetRequiredService<HybridCache>();
        }
    }
}
