using Microsoft.EntityFrameworkCore.Infrastructure;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Cms.Data;

/// <summary>What every module's context needs to know about the moment it works in.</summary>
public sealed class ModuleDataScope(ISiteContext site, ICurrentPerson person, TimeProvider time, IWorkSignal signal)
{
    public ISiteContext Site => site;

    public ICurrentPerson Person => person;

    public TimeProvider Time => time;

    /// <summary>
    /// Wakes the workers once the rows are visible. Inside an explicit transaction they are not yet; then the
    /// database's own notification (a trigger on the outbox and job tables) wakes them at commit.
    /// </summary>
    internal void WakeAfterCommit(DatabaseFacade database)
    {
        if (database.CurrentTransaction is null)
            signal.Wake();
    }
}
