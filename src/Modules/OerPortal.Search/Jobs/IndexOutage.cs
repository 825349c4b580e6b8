using OerPortal.Cms.Jobs;
using OerPortal.Search.Models;

namespace OerPortal.Search.Jobs;

/// <summary>An index that does not answer is no fault of the job that asks it.</summary>
internal static class IndexOutage
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <exception cref="JobPostponedException">The index is away: again in a while.</exception>
    public static async Task PostponeAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (IndexUnavailableException e)
        {
            throw new JobPostponedException(Pause, e.Message);
        }
    }
}
