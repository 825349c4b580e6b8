namespace OerPortal.Cms.Data;

/// <summary>Tells this instance's workers that rows are waiting, so that nobody waits for the next poll.</summary>
public interface IWorkSignal
{
    void Wake();
}
