using Microsoft.EntityFrameworkCore;

namespace OerPortal.Resources.Data;

/// <summary>A file may fill a draft in the very moment in which its teacher saves it: whoever is second looks again.</summary>
internal static class Attempts
{
    private const int Most = 5;

    /// <summary>Runs the work on fresh rows until nobody else was quicker.</summary>
    internal static async Task<T> UntilUndisturbedAsync<T>(this ResourcesDbContext db, Func<Task<T>> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (DbUpdateConcurrencyException) when (attempt < Most)
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}
