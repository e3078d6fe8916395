using SmartVillage.Dashboard.Views;

namespace SmartVillage.Tests.Unit.Dashboard;

public sealed class ElementScaleTests
{
    [Fact]
    public void Means_that_lie_close_together_are_drawn_on_the_upper_half_and_its_ends_are_said()
    {
        var near = ElementScale.Of([3.1m, null, 2.5m]);
        Assert.Equal((2.5, 0.5), (near.From, near.Share(3.25m)));
        Assert.Equal("4", near.Ends[^1..]);
    }

    [Fact]
    public void One_mean_below_it_shows_the_whole_line()
    {
        var whole = ElementScale.Of([3.1m, 2.49m]);
        Assert.Equal((1.0, "1–4", 0.5), (whole.From, whole.Ends, whole.Share(2.5m)));
    }

    [Fact]
    public void The_order_names_each_element_once() =>
        Assert.Equal(Enum.GetNames<SmartVillage.Events.SurveyElement>().Order(StringComparer.OrdinalIgnoreCase), ElementScale.Order.Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
}
