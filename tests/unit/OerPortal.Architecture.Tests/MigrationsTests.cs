using System.Reflection;

namespace OerPortal.Architecture.Tests;

public sealed class MigrationsTests
{
    [Fact]
    public void Migrations_are_numbered_and_embedded() =>
        SourceTree.Projects("src")
            .SelectMany(project =>
            {
                var folder = new DirectoryInfo(Path.Combine(project.Folder, "Migrations"));
                return folder.Exists
                    ? Migrations.Faults([.. folder.EnumerateFiles("*.sql").Select(file => file.Name)], Assembly.Load(project.Name).GetManifestResourceNames())
                    : [];
            })
            .ShouldBeEmpty();

    [Theory]
    [InlineData("create.sql", "is not named")]
    [InlineData("0002_create.sql", "is out of order")]
    [InlineData("0001_create.sql", "is not embedded")]
    public void A_migration_that_would_be_missed_is_seen(string file, string fault) => Migrations.Faults([file], []).ShouldContain(one => one.Contains(fault));

    [Fact]
    public void A_migration_in_its_place_is_fine() => Migrations.Faults(["0001_create.sql"], ["OerPortal.Search.Migrations.0001_create.sql"]).ShouldBeEmpty();
}
