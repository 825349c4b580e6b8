namespace OerPortal.Cms.Security;

/// <summary>Scoped. Whether this scope works for the system; only <see cref="Data.SystemScope"/> says so.</summary>
internal sealed class ActingSystem
{
    internal bool IsSaid { get; private set; }

    internal void Say() => IsSaid = true;
}
