using OerPortal.Cms.Sites;

namespace OerPortal.Cms.Ui;

/// <summary>
/// What waits for the current person at a site's desk: readers to confirm, contributions to decide on. Registered as a scoped service by the module
/// whose work it is; asked for every site of the person on every page, so it must be quick, and 0 without a question where the person may not do it.
/// </summary>
public interface IDeskWork
{
    /// <summary>How much of it waits there.</summary>
    ValueTask<int> CountAsync(Site site, CancellationToken cancellation);
}
