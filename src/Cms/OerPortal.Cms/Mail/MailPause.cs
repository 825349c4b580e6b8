namespace OerPortal.Cms.Mail;

/// <summary>While the mail server is away, waiting letters do not each wait for it. Singleton.</summary>
internal sealed class MailPause(TimeProvider time)
{
    internal static readonly TimeSpan Lasts = TimeSpan.FromMinutes(1);

    private long _until;

    /// <summary>Null when there is none.</summary>
    internal TimeSpan? Left => Interlocked.Read(ref _until) - time.GetUtcNow().UtcTicks is > 0 and var left ? TimeSpan.FromTicks(left) : null;

    internal void Begin() => Interlocked.Exchange(ref _until, time.GetUtcNow().Add(Lasts).UtcTicks);
}
