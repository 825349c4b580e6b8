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

    [Fact]
    public void What_was_refused_once_is_refused_on() =>
        SourceTree.Projects("src")
            .Select(project => new DirectoryInfo(Path.Combine(project.Folder, "Migrations")))
            .Where(folder => folder.Exists)
            .SelectMany(folder => Migrations.Weakened(folder.EnumerateFiles("*.sql").OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => File.ReadAllText(file.FullName))))
            .ShouldBeEmpty();

    [Fact]
    public void A_guard_that_is_written_anew_without_what_it_refused_is_seen()
    {
        const string first = "create function a.keep() returns trigger language plpgsql as $$ begin raise exception 'No number.'; raise exception 'No return.' using errcode = 'A1'; end $$;";
        const string second = "create or replace function a.keep() returns trigger language plpgsql as $$ begin raise exception 'No number.'; end $$;";

        Migrations.Weakened([first, second]).ShouldBe(["a.keep refuses no more: No return."]);
        Migrations.Weakened([first, first]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("create.sql", "is not named")]
    [InlineData("0002_create.sql", "is out of order")]
    [InlineData("0001_create.sql", "is not embedded")]
    public void A_migration_that_would_be_missed_is_seen(string file, string fault) => Migrations.Faults([file], []).ShouldContain(one => one.Contains(fault));

    [Fact]
    public void A_migration_in_its_place_is_fine() => Migrations.Faults(["0001_create.sql"], ["OerPortal.Search.Migrations.0001_create.sql"]).ShouldBeEmpty();
}
