using System.ComponentModel;

namespace OerPortal.Cms.Web;

/// <summary>
/// What pages are made of and many of them share, kept in memory for a minute at most: read once for the pages of all languages, appearances
/// and schools. Forgotten with kept pages, by the same tags and on every instance (<see cref="IPageCache"/>).
/// Nothing that somebody sees by rights is kept here: who asks for a signed-in person reads for that person.
/// </summary>
public interface IKeptParts
{
    /// <summary>The part, read now unless it is kept.</summary>
    /// <typeparam name="T">Shared by all who ask, so immutable, and marked <see cref="ImmutableObjectAttribute"/>.</typeparam>
    /// <param name="key">Names all that the part depends on: what it is, of which site or thing, in which language if it holds words.</param>
    /// <param name="tags">What it is made of, as of <see cref="GuestCacheAttribute"/>.</param>
    /// <param name="read">Carried out to its end, whoever goes meanwhile: others wait for the same.</param>
    ValueTask<T> GetAsync<T>(string key, IReadOnlyCollection<string> tags, Func<CancellationToken, Task<T>> read)
        where T : class;
}
