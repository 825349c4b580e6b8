using OerPortal.Cms.Security;

namespace OerPortal.SignOn;

/// <summary>What this module lets people do.</summary>
public static class Permissions
{
    public const string SystemsId = "signon.systems";

    /// <summary>Registers systems that sign people in by the portal, and ends them.</summary>
    public static readonly Permission Systems = new(SystemsId);
}
