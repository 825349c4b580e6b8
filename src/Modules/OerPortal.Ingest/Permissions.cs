using OerPortal.Cms.Security;

namespace OerPortal.Ingest;

/// <summary>What this module lets people do.</summary>
public static class Permissions
{
    public const string FilesId = "ingest.files";
    public const string OperateId = "ingest.operate";

    /// <summary>See which files of the site were turned away or could not be worked on, and decide about them.</summary>
    public static readonly Permission Files = new(FilesId, SiteRole.SiteAdministrator);

    /// <summary>The same of all sites, with queue, scanner and the state of what is stored; only portal administrators.</summary>
    public static readonly Permission Operate = new(OperateId);
}
