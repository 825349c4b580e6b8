using OerPortal.Cms.Sites;

namespace OerPortal.Search.Suggesting;

/// <summary>The schools' names, read anew when a site has changed. Singleton.</summary>
internal sealed class SchoolNames(ISites sites)
{
    private (IReadOnlyList<Site> Of, Names<Site> Names)? _read;

    public Names<Site> All()
    {
        var schools = sites.Schools;
        if (_read is not { } read || !ReferenceEquals(read.Of, schools)) _read = read = (schools, new Names<Site>(schools.Select(school => (school, school.Name))));
        return read.Names;
    }
}
