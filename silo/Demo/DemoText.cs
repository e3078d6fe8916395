using System.Globalization;

namespace SmartVillage.Silo.Demo;

internal static class DemoText
{
    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);
}
