using Microsoft.EntityFrameworkCore;
using OerPortal.Classes.Names;
using OerPortal.Cms.Data;

namespace OerPortal.Classes.Data;

/// <summary>Codes that no class of any school has: among the five thousand classes of a province two new ones are alike more often than not.</summary>
internal sealed class ClassCodes(ClassesDbContext db)
{
    /// <summary>Another one by chance each time.</summary>
    internal Func<string> Make { get; init; } = ClassCode.New;

    internal async Task<Queue<string>> NewAsync(int count, CancellationToken cancellation)
    {
        var free = new HashSet<string>();
        while (free.Count < count)
        {
            string[] wanted = [.. Enumerable.Range(free.Count, count - free.Count).Select(_ => Make())];
            free.UnionWith(wanted.Except(await db.Classes.OfAllSites().Where(c => wanted.Contains(c.Code)).Select(c => c.Code).ToListAsync(cancellation)));
        }

        return new Queue<string>(free);
    }
}
