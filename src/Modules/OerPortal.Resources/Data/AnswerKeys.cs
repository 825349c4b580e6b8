using OerPortal.Cms.Security;

namespace OerPortal.Resources.Data;

/// <summary>Answers are for those who teach, at whatever school: pupils are to find them by themselves.</summary>
internal static class AnswerKeys
{
    internal static bool AreOpenTo(ICurrentPerson person)
        => person.IsSignedIn && person.SiteIds.Any(site => person.CanAt(site, ResourcePermissions.Contribute));
}
