namespace OerPortal.Isolation.Tests.Kit;

/// <summary>What all libraries of the installation share.</summary>
internal sealed partial class SchoolThings
{
    private Task<Names> MakeAuthorityAsync(Thing thing) => thing switch
    {
        Thing.ClassHeading => InsertAsync("heading", Guid.CreateVersion7(), "insert into library.class_heading (id, scheme, mark, name_vi, name_en) values (@id, '19', 'N' || left(md5(@id::text), 8), 'Núi', 'Mountains')"),
        Thing.NameReference => InsertAsync("reference", Guid.CreateVersion7(), "insert into library.name_reference (id, name, see) values (@id, @id::text, 'Núi')"),
        _ => InsertAsync("source", Guid.CreateVersion7(), "insert into library.copy_source (id, place, name, address, is_asked) values (@id, 1, 'Thư viện', 'http://127.0.0.1:9/' || @id, false)"),
    };
}
