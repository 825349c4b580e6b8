using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;

namespace OerPortal.Library.Ebooks;

/// <summary>Who borrows e-books: at a school its readers, at the department everybody who is a reader of one of its schools.</summary>
internal sealed class EbookReaders(LibraryReaders readers, ICurrentPerson person, ISiteContext site)
{
    private static readonly SiteRole[] Staff = [SiteRole.Teacher, SiteRole.Librarian, SiteRole.Reviewer, SiteRole.SiteAdministrator];

    /// <summary>The current person; null for guests and for who belongs nowhere here.</summary>
    internal async Task<Reader?> CurrentAsync(CancellationToken cancellation)
    {
        if (person.Id is not { } id)
            return null;
        if (!site.Current.IsPortal)
            return await readers.FindAsync(id, cancellation);
        if (person.SiteIds.Count == 0)
            return null;
        var isStaff = person.SiteIds.Any(school => person.RolesAt(school).Any(Staff.Contains));
        return new Reader(id, person.DisplayName, isStaff ? ReaderKind.Staff : ReaderKind.Pupil);
    }
}
