using OerPortal.Resources.Fields;

namespace OerPortal.Resources.Tests.Models;

public sealed class SentDescriptionTests
{
    [Fact]
    public void Programs_can_write_every_field_of_the_table_and_no_other()
        => SentDescription.FieldOf.Values.Distinct().ShouldBe(DescriptionFields.All.Select(f => f.Name), ignoreOrder: true);
}
